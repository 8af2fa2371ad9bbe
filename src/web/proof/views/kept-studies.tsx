import type { Decision } from "../../contract/messages.js";
import { DecisionBadge } from "../../study/views/badges.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";

/** Studies that somebody asked to be kept, and how to be rid of them. */
export function KeptStudies({ store }: { readonly store: ProofStore }) {
  const { kept: words } = proofTexts.value;
  const studies = store.kept.value;
  if (studies.length === 0) return null;
  return (
    <section class="kept">
      <h2>{words.heading}</h2>
      <ul>
        {studies.map(({ id, name, startedAt, isFinished, decision }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong> <small>{startedAt.slice(0, 16).replace("T", " ")}</small>{" "}
              {decision !== null && <DecisionBadge decision={decision as Decision} />}
            </span>
            <span class="ways">
              <button
                type="button"
                onClick={() => store.open(id)}
                aria-label={words.open(name, isFinished ? words.look : words.goOn)}
              >
                {isFinished ? words.look : words.goOn}
              </button>
              <button type="button" aria-label={words.forgetLabel(name)} onClick={() => store.forget(id)}>
                {words.forget}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
