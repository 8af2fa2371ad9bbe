import type { ProofFailure } from "../../contract/proof.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";

/** Others are named in the form below. */
const MOST_CANDIDATES = 24;

/** What went wrong, in the words of the library, and the columns to choose from where that is what is asked. */
export function FailureNote({ store }: { readonly store: ProofStore }) {
  const words = proofTexts.value;
  const failure = store.failure.value;
  if (failure === null) return <div role="alert" />;
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
        <p lang="en">{message}</p>
      </div>
    );
  return <Failure failure={failure} />;
}

export function Failure({ failure }: { readonly failure: ProofFailure }) {
  return (
    <div class="notice failure" role="alert">
      <strong>{proofTexts.value.failed[failure.kind]}</strong>
      <p lang="en">{failure.message}</p>
    </div>
  );
}
