import type { ProofFailure } from "../../contract/proof.js";
import { numberRefused } from "../fields-of-choice.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import type { ProofTexts } from "../text/texts.js";
import { Failure, FailureWithAgain } from "./failure.js";
import { MissingRules } from "./missing-rules.js";
import { RefusalText } from "./refusal-text.js";

/** Others are named in the form below. */
const MOST_CANDIDATES = 24;

/** What went wrong, as the library says it, and the columns to choose from where that is what is asked. */
export function FailureNote({ store }: { readonly store: ProofStore }) {
  const words = proofTexts.value;
  const failure = store.failure.value;
  const isAtField = store.stage.value === "read" && store.table.value !== null && numberRefused(failure) !== null;
  if (failure === null || isAtField) return <div role="alert" />; // that is told at its field
  const { message, candidates = [] } = failure;
  const read = store.choice.value.read;
  if (candidates.length > 0)
    return (
      <div class="notice" role="alert">
        <strong>{words.pickTarget}</strong>
        <p class="candidates">
          {candidates.slice(0, MOST_CANDIDATES).map((name) => (
            <button key={name} type="button" onClick={() => store.readAs({ ...read, target: [name] })}>
              {name}
            </button>
          ))}
        </p>
        <RefusalText message={message} />
      </div>
    );
  if (failure.kind === "page" && store.given.value !== null && store.table.value === null)
    return <FailureWithAgain failure={failure} again={() => void store.readAs(read)} />;
  const field = fieldOf(failure, words.options);
  return (
    <Failure failure={failure}>
      {failure.option === "missing" ? (
        <MissingRules onChoose={(missing) => void store.readAs({ ...read, missing })} />
      ) : (
        field !== null && <p>{words.hint(field)}</p>
      )}
    </Failure>
  );
}

/** The field of the form that the error names, as it is called there. */
function fieldOf({ option }: ProofFailure, words: ProofTexts["options"]): string | null {
  const name = option as keyof typeof words | null;
  const field = name === null ? undefined : words[name];
  return typeof field === "string" ? field : null;
}
