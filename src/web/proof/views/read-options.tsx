import { useSignal } from "@preact/signals";
import { DUPLICATE_RULES, WIDE_CHOICES } from "../../../data/reading.js";
import type { ReadChoice } from "../../contract/proof.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { NumberField, SelectField, TextField } from "./fields.js";
import { MISSING_RULES } from "./missing-rules.js";

const FOUND = "";

/** How the table is read, where it was not read as it should be: changed together, read again once. */
export function ReadOptions({ store }: { readonly store: ProofStore }) {
  const { options: words } = proofTexts.value;
  const draft = useSignal<ReadChoice>(store.choice.value.read);
  const table = store.table.value;
  const set = (part: { readonly [Name in keyof ReadChoice]: ReadChoice[Name] | undefined }) => {
    draft.value = withoutUndefined({ ...draft.value, ...part });
  };
  const read = draft.value;
  const found = { value: FOUND, name: words.found };
  return (
    <details class="read-options" open={table === null && isRefused(store)}>
      <summary>{words.heading}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void store.readAs(draft.value);
        }}
      >
        <div class="fields">
          <SelectField
            label={words.missing}
            option="missing"
            value={read.missing ?? FOUND}
            choices={[found, ...MISSING_RULES.map((value) => ({ value, name: words.missingRule[value] }))]}
            onChoose={(value) => set({ missing: (value || undefined) as ReadChoice["missing"] })}
          />
          <TextField
            label={words.time}
            option="time"
            value={read.time ?? ""}
            empty={table?.time?.columns.join(" + ") ?? words.found}
            onChoose={(value) => set({ time: value || undefined })}
          />
          <TextField
            label={words.timeFormat}
            option="timeFormat"
            value={read.timeFormat ?? ""}
            empty="DD.MM.YYYY HH:mm"
            onChoose={(value) => set({ timeFormat: value || undefined })}
          />
          <TextField
            label={words.series}
            option="series"
            value={read.series ?? ""}
            empty={table?.series.column ?? words.found}
            onChoose={(value) => set({ series: value || undefined })}
          />
          <SelectField
            label={words.decimal}
            option="decimal"
            value={read.decimal ?? FOUND}
            choices={[found, { value: ".", name: "1.5" }, { value: ",", name: "1,5" }]}
            onChoose={(value) => set({ decimal: (value || undefined) as ReadChoice["decimal"] })}
          />
          <SelectField
            label={words.duplicates}
            option="duplicates"
            value={read.duplicates ?? FOUND}
            choices={[found, ...DUPLICATE_RULES.map((value) => ({ value, name: words.duplicateRule[value] }))]}
            onChoose={(value) => set({ duplicates: (value || undefined) as ReadChoice["duplicates"] })}
          />
          <SelectField
            label={words.wide}
            option="wide"
            value={read.wide ?? "auto"}
            choices={WIDE_CHOICES.map((value) => ({ value, name: words.wideChoice[value] }))}
            onChoose={(value) => set({ wide: value === "auto" ? undefined : (value as ReadChoice["wide"]) })}
          />
          <TextField
            label={words.missingValues}
            option="missingValues"
            value={(read.missingValues ?? []).join(", ")}
            empty="-999, n/d"
            onChoose={(value) => set({ missingValues: listOf(value) })}
          />
          <TextField
            label={words.encoding}
            option="encoding"
            value={read.encoding ?? ""}
            empty={words.found}
            onChoose={(value) => set({ encoding: value || undefined })}
          />
          <NumberField
            label={words.skipRows}
            option="skipRows"
            value={read.skipRows ?? null}
            empty={words.found}
            refusal={store.failure.value?.option === "skipRows" ? store.failure.value.message : null}
            onChoose={(value) => set({ skipRows: value ?? undefined })}
          />
        </div>
        <button type="submit">{words.again}</button>
      </form>
    </details>
  );
}

/** Whether it takes more than the choice of a column. */
function isRefused({ failure }: ProofStore): boolean {
  return failure.value?.kind === "input" && failure.value.candidates.length === 0;
}

function withoutUndefined(options: { readonly [Name in keyof ReadChoice]: ReadChoice[Name] | undefined }): ReadChoice {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as ReadChoice;
}

function listOf(text: string): readonly string[] | undefined {
  const words = text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  return words.length === 0 ? undefined : words;
}
