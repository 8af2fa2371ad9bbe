import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ProofFailure } from "../../contract/proof.js";

/** What the worker answers to what a view asks when it is shown. */
export interface Answer<Value> {
  /** The last one; null before the first. */
  readonly value: Value | null;
  readonly failure: ProofFailure | null;
  readonly again: () => void;
}

/** Asks once, again where one of `about` changes, and where that is asked for after a failure. */
export function useAnswer<Value>(ask: () => Promise<Value>, about: readonly unknown[]): Answer<Value> {
  const value = useSignal<Value | null>(null);
  const failure = useSignal<ProofFailure | null>(null);
  const tries = useSignal(0);
  useEffect(() => {
    let isGone = false;
    failure.value = null;
    ask().then(
      (answer) => {
        if (!isGone) value.value = answer;
      },
      (error: unknown) => {
        if (!isGone) failure.value = error as ProofFailure;
      },
    );
    return () => {
      isGone = true;
    };
  }, [...about, tries.value]);
  return { value: value.value, failure: failure.value, again: () => tries.value++ };
}
