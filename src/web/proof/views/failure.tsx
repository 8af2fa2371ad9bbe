import type { ComponentChildren } from "preact";
import type { ProofFailure } from "../../contract/proof.js";
import { proofTexts } from "../text/index.js";
import { RefusalText } from "./refusal-text.js";

interface FailureProps {
  readonly failure: ProofFailure;
  readonly children?: ComponentChildren;
}

/** What went wrong, as the library says it, and what can be pressed about it. */
export function Failure({ failure, children }: FailureProps) {
  return (
    <div class="notice failure" role="alert">
      <strong>{proofTexts.value.failed[failure.kind]}</strong>
      <RefusalText message={failure.message} />
      {children}
    </div>
  );
}

/** The same of what may go better the next time. */
export function FailureWithAgain({ failure, again }: { readonly failure: ProofFailure; readonly again: () => void }) {
  return (
    <Failure failure={failure}>
      <p>
        <button type="button" onClick={again}>
          {proofTexts.value.again}
        </button>
      </p>
    </Failure>
  );
}
