import { useSignal } from "@preact/signals";
import type { TableView } from "../../contract/proof.js";
import { Choice } from "../../kit/choice.js";
import { idOfNumber, labelOfNumber, type NumberOfChoice, noNumberIn, numberRefused } from "../fields-of-choice.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { USUAL_CHOICE } from "../usual-choice.js";
import { NumberField, SelectField } from "./fields.js";
import { TransformField } from "./transform-field.js";

const MINUTES = [1, 2, 5, 15, 60] as const;
const NO_LIMIT = 0;

/** What is to be forecast, and how long it may take; all else behind one line. */
export function ChooseView({ store, table }: { readonly store: ProofStore; readonly table: TableView }) {
  const words = proofTexts.value;
  const { choose } = words;
  const choice = store.choice.value;
  const step = table.time === null ? null : words.duration(table.time.step);
  const [target] = choice.read.target ?? table.targets; // while it is read again, what was chosen
  return (
    <section class="choose">
      <h2>{words.steps.question}</h2>
      <div class="fields">
        <SelectField
          label={choose.target}
          value={target ?? ""}
          choices={store.known.value.filter(({ isCategory }) => !isCategory).map(({ name }) => ({ value: name, name }))}
          onChoose={(name) => store.readAs({ ...choice.read, target: [name] })}
        />
        <ChoiceNumber store={store} name="horizon" hint={choose.horizonHint(step)} />
        {choice.horizon > 1 && (
          <label class="field check">
            <input
              type="checkbox"
              checked={choice.everyStep}
              onChange={(event) => store.choose({ everyStep: event.currentTarget.checked })}
            />{" "}
            {choose.everyStep}
          </label>
        )}
      </div>
      <Choice
        label={choose.budget}
        values={[
          ...MINUTES.map((value) => ({ value, name: choose.minutes(value) })),
          { value: NO_LIMIT, name: choose.noLimit },
        ]}
        chosen={choice.minutes ?? NO_LIMIT}
        onChoose={(minutes) => store.choose({ minutes: minutes === NO_LIMIT ? null : minutes })}
      />
      <MoreChoices store={store} table={table} />
      <label class="check">
        <input
          type="checkbox"
          checked={store.isKept.value}
          onChange={(event) => (store.isKept.value = event.currentTarget.checked)}
        />{" "}
        {choose.keep} <small>{choose.keepHint}</small>
      </label>
    </section>
  );
}

const MORE = ["window", "seeds", "epochs", "tuningTrials", "seed", "validationShare", "testShare"] as const;
/** "1-24" and "1..24": every row up to there; with the tildes of Japanese. */
const EVERY_ROW_TO = /^1\s*(?:-|–|\.\.|…|~|〜)\s*(\d+)$/;

function MoreChoices({ store, table }: { readonly store: ProofStore; readonly table: TableView }) {
  const { choose } = proofTexts.value;
  const isOpen = useSignal(false);
  const refused = noNumberIn(store.choice.value) ?? numberRefused(store.failure.value);
  return (
    <details
      open={isOpen.value || (refused !== null && refused !== "horizon")}
      onToggle={(event) => (isOpen.value = event.currentTarget.open)}
    >
      <summary>{choose.more}</summary>
      <div class="fields">
        {MORE.map((name) => (
          <ChoiceNumber key={name} store={store} name={name} />
        ))}
        <ChoiceNumber store={store} name="workers" empty={choose.allCores} />
      </div>
      <TransformField store={store} />
      <Inputs store={store} table={table} />
    </details>
  );
}

interface ChoiceNumberProps {
  readonly store: ProofStore;
  readonly name: NumberOfChoice;
  readonly hint?: string;
  readonly empty?: string;
}

/** A number of the study, with what the library says of it: the same as when it is run. */
function ChoiceNumber({ store, name, ...rest }: ChoiceNumberProps) {
  // What was said of the last choice is no word on the one that is being looked at.
  const failure = store.isPlanning.value ? null : store.failure.value;
  const onText = (text: string) => {
    const last = EVERY_ROW_TO.exec(text)?.[1];
    if (last !== undefined) void store.choose({ horizon: Number(last), everyStep: true });
    return last !== undefined;
  };
  return (
    <NumberField
      {...rest}
      id={idOfNumber(name)}
      label={labelOfNumber(name, proofTexts.value.choose)}
      value={store.choice.value[name] ?? USUAL_CHOICE[name]}
      refusal={failure !== null && numberRefused(failure) === name ? failure.message : null}
      onChoose={(value) => store.choose({ [name]: value })}
      {...(name === "horizon" && { onText })}
    />
  );
}

/** Columns that are read: at first all that tell something. */
function Inputs({ store, table }: { readonly store: ProofStore; readonly table: TableView }) {
  const { choose } = proofTexts.value;
  const { read } = store.choice.value;
  const known = store.known.value.map(({ name }) => name);
  const fileColumns = new Map(table.columns.map(({ name, from }) => [name, from]));
  const chosen = new Set(read.inputs ?? table.inputs.map((name) => fileColumns.get(name) ?? name)); // of several that are changed in a row none is lost
  const toggle = (name: string) => {
    const inputs = known.filter((one) => (one === name ? !chosen.has(one) : chosen.has(one)));
    if (inputs.length > 0) void store.readAs({ ...read, target: read.target ?? table.targets, inputs });
  };
  return (
    <fieldset class="inputs">
      <legend>{choose.inputs}</legend>
      {known.map((name) => (
        <label key={name} class="check">
          <input type="checkbox" checked={chosen.has(name)} onChange={() => toggle(name)} /> {name}
        </label>
      ))}
    </fieldset>
  );
}
