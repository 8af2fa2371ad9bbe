import { useEffect } from "preact/hooks";
import type { Decision } from "../../contract/messages.js";
import type { KeptStudy } from "../../contract/proof.js";
import { every } from "../../kit/every.js";
import { DecisionBadge, StateBadge } from "../../study/views/badges.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";

const BETWEEN_LOOKS = 2000;

/** Studies that somebody asked to be kept, and how to be rid of them. */
export function KeptStudies({ store }: { readonly store: ProofStore }) {
  const { kept: words } = proofTexts.value;
  const studies = store.kept.value;
  const isRunning = studies.some(({ state }) => state === "running");
  // Another tab ends one, or was just left and lets go of it.
  useEffect(() => (isRunning ? every(BETWEEN_LOOKS, () => store.lookForKept()) : undefined), [store, isRunning]);
  if (studies.length === 0) return null;
  return (
    <section class="kept">
      <h2>{words.heading}</h2>
      <ul>
        {studies.map((study) => (
          <li key={study.id}>
            <Told study={study} />
            <Ways store={store} study={study} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Two studies of one table differ in what they forecast, in how much they run, or in when they were begun. */
function Told({ study }: { readonly study: KeptStudy }) {
  const { kept: words, choose, comma } = proofTexts.value;
  const { name, startedAt, targets, state, decision, seeds, minutes } = study;
  const begun = new Date(startedAt);
  return (
    <div>
      <strong>{name}</strong>{" "}
      {decision === null ? <StateBadge state={state} /> : <DecisionBadge decision={decision as Decision} />}
      <small>
        {[
          words.asks(targets.join(comma), rowsAhead(study)),
          words.size(String(seeds), minutes === null ? choose.noLimit : choose.minutes(minutes)),
        ].join(words.join)}
        <br />
        {words.begun} <time dateTime={startedAt}>{localTime(begun)}</time>
      </small>
    </div>
  );
}

function Ways({ store, study }: { readonly store: ProofStore; readonly study: KeptStudy }) {
  const { kept: words, comma } = proofTexts.value;
  const { id, name, targets, state } = study;
  const action = state === "finished" ? words.look : words.goOn;
  const told = `${name}${comma}${words.asks(targets.join(comma), rowsAhead(study))}`;
  const forget = () => {
    if (confirm(words.forgetAsk(told))) void store.forget(id);
  };
  return (
    <span class="ways">
      <button type="button" onClick={() => store.open(id)} aria-label={words.open(told, action)}>
        {action}
      </button>
      <button type="button" aria-label={words.forgetLabel(told)} onClick={forget}>
        {words.forget}
      </button>
    </span>
  );
}

function rowsAhead({ horizon, everyStep }: Pick<KeptStudy, "horizon" | "everyStep">): string {
  return everyStep && horizon > 1 ? `1–${horizon}` : String(horizon);
}

/** "2020-01-31 13:05", by the clock of this place. */
function localTime(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const date = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  return `${date} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
