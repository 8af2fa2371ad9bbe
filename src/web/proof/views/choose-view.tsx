import type { TableView } from "../../contract/proof.js";
import { Choice } from "../../kit/choice.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { NumberField, SelectField } from "./fields.js";

const MINUTES = [1, 2, 5, 15, 60] as const;
const NO_LIMIT = 0;

/** What is to be forecast, and how long it may take; all else behind one line. */
export function ChooseView({ store, table }: { readonly store: ProofStore; readonly table: TableView }) {
  const words = proofTexts.value;
  const { choose } = words;
  const choice = store.choice.value;
  const step = table.time === null ? null : words.duration(table.time.step);
  const [target] = table.targets;
  return (
    <section class="choose">
      <h2>{words.steps.question}</h2>
      <div class="fields">
        <SelectField
          label={choose.target}
          value={target ?? ""}
          choices={table.columns.map(({ name }) => ({ value: name, name }))}
          onChoose={(name) => store.readAs({ ...choice.read, target: [name] })}
        />
        <NumberField
          label={choose.horizon}
          hint={choose.horizonHint(step)}
          value={choice.horizon}
          least={1}
          most={10_000}
          onChoose={(horizon) => store.choose({ horizon: horizon! })}
        />
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

function MoreChoices({ store, table }: { readonly store: ProofStore; readonly table: TableView }) {
  const { choose } = proofTexts.value;
  const choice = store.choice.value;
  const numbers = [
    { label: choose.window, name: "window", most: 10_000 },
    { label: choose.seeds, name: "seeds", most: 100 },
    { label: choose.epochs, name: "epochs", most: 10_000 },
    { label: choose.tuningTrials, name: "tuningTrials", most: 100 },
    { label: choose.seed, name: "seed", most: 2 ** 31 },
  ] as const;
  return (
    <details>
      <summary>{choose.more}</summary>
      <div class="fields">
        {numbers.map(({ label, name, most }) => (
          <NumberField
            key={name}
            label={label}
            value={choice[name]}
            least={1}
            most={most}
            onChoose={(value) => store.choose({ [name]: value! })}
          />
        ))}
        <NumberField
          label={choose.workers}
          value={choice.workers}
          least={1}
          most={64}
          empty={choose.allCores}
          onChoose={(workers) => store.choose({ workers })}
        />
      </div>
      <Inputs store={store} table={table} />
    </details>
  );
}

/** Columns that are read: at first all that tell something. */
function Inputs({ store, table }: { readonly store: ProofStore; readonly table: TableView }) {
  const { choose } = proofTexts.value;
  const { read } = store.choice.value;
  const known = table.columns.map(({ name }) => name);
  const chosen = new Set(table.inputs);
  const toggle = (name: string) => {
    const inputs = known.filter((one) => (one === name ? !chosen.has(one) : chosen.has(one)));
    if (inputs.length > 0) void store.readAs({ ...read, target: table.targets, inputs });
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
