import type { TrialRecord } from "./trial.js";

/** Lowest validation error; Infinity for a trial that diverged, whatever it had reached before. */
export function validationErrorOf({ outcome, bestValidationError }: TrialRecord): number {
  return outcome === "diverged" ? Infinity : (bestValidationError ?? Infinity);
}
