import { integer } from "../../../page/text/numbers.js";
import type { ShortTime } from "../../contract/proof.js";
import { language } from "../../kit/language.js";
import { studyTexts } from "../../study/text/index.js";
import {
  idOfNumber,
  labelOfNumber,
  type NumberOfChoice,
  noNumberIn,
  numberRefused,
  ofFields,
} from "../fields-of-choice.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";

/** What would run and how long it takes, what is to be said of the data before, and the button that starts it. */
export function PlanNote({ store }: { readonly store: ProofStore }) {
  const { plan: words, choose, lose, comma } = proofTexts.value;
  const plan = store.plan.value;
  const none = noNumberIn(store.choice.value);
  if (none !== null) return <Correct name={none} />;
  if (plan === null) {
    const isRefused = store.failure.value !== null && !store.isPlanning.value;
    if (isRefused) return <Correct name={numberRefused(store.failure.value)} />;
    return (
      <p class="lead" role="status">
        <span class="spinner" aria-hidden="true" /> {words.measuring}
      </p>
    );
  }
  const isPlanning = store.isPlanning.value;
  const short = plan.short && shortWords(plan.short);
  const begin = () => {
    if (short !== null && !confirm(`${short} ${words.shortAsk}`)) return; // nothing would come of it
    const goesOn = plan.goesOn && !store.isPlanning.peek(); // else the plan is that of another choice
    if (goesOn || !store.isLosing.peek() || confirm(lose)) void store.start();
  };
  const { trials, done, goesOn, seconds, methods, batchSizes, seeds, windows, engine } = plan;
  const notes = store.table.value?.notes[language.value] ?? []; // they stand with the table
  const lines = plan.words[language.value].filter(({ text }) => !notes.includes(text));
  return (
    <section class="plan">
      {(lines.length > 0 || short !== null) && (
        <ul class="said">
          {short !== null && (
            <li class="warning">
              <strong>{words.kind.warning}</strong> {short}
            </li>
          )}
          {lines.map(({ kind, text }) => (
            <li key={text} class={kind}>
              {kind !== "note" && <strong>{words.kind[kind]}</strong>} {ofFields(text)}
            </li>
          ))}
        </ul>
      )}
      <div class="start">
        <button type="button" class="primary large" onClick={begin}>
          {choose.start}
        </button>
        <p class={isPlanning ? "being-measured" : ""} aria-busy={isPlanning}>
          <strong>
            {isPlanning ? words.measuring : words.runs(integer(trials), studyTexts.value.seconds(Math.max(1, seconds)))}
          </strong>
          <br />
          <small>
            {goesOn && (
              <>
                {words.goesOn(integer(done))}
                <br />
                {trials > 0 && store.study.value?.detail.value?.outcome === "complete" && (
                  <>
                    {words.replaces}
                    <br />
                  </>
                )}
              </>
            )}
            {words.of(methods.join(comma), batchSizes.join(comma), String(seeds))}
            <br />
            {words.windows(integer(windows.train), integer(windows.validation), integer(windows.test))}
            <br />
            {words.engine(engine.name, String(engine.workers))}
            {engine.workers > 1 && `${comma}${engine.isIsolated ? words.shared : words.notShared}`}
          </small>
        </p>
      </div>
    </section>
  );
}

/** What a time that is too short comes to. */
function shortWords({ seconds, enoughSeconds, reached, trials }: ShortTime): string {
  const time = studyTexts.value.seconds;
  const facts = { time: time(seconds), enough: time(enoughSeconds) };
  return proofTexts.value.plan.short({ ...facts, reached: integer(reached), trials: integer(trials) });
}

/** Where the button would stand that starts it: the number that must be corrected first. */
function Correct({ name }: { readonly name: NumberOfChoice | null }) {
  const { plan: words, choose } = proofTexts.value;
  if (name === null) return null;
  return (
    <p class="notice failure">
      {words.correct}{" "}
      <button type="button" onClick={() => document.getElementById(idOfNumber(name))?.focus()}>
        {labelOfNumber(name, choose)}
      </button>
    </p>
  );
}
