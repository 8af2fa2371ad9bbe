import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";

/** What went wrong, in the words of the library, and the columns to choose from where that is what is asked. */
export function FailureNote({ store }: { readonly store: ProofStore }) {
  const words = proofTexts.value;
  const failure = store.failure.value;
  if (failure === null) return <div role="alert" />;
  const { kind, message, candidates } = failure;
  const read = store.choice.value.read;
  return (
    <div class="notice failure" role="alert">
      <strong>{words.failed[kind]}</strong>
      <p lang="en">{message}</p>
      {candidates?.length > 0 && (
        <p class="candidates">
          {words.pickTarget}{" "}
          {candidates.slice(0, 24).map((name) => (
            <button key={name} type="button" onClick={() => store.readAs({ ...read, target: [name] })}>
              {name}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
