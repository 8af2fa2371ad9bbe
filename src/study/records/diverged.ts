import type { TrialRecord } from "./trial.js";

/** Whether a trial ran and came to numbers that are none: one that a queue set aside counts like it, and never ran to its end. */
export function hasDiverged({ outcome, setAside }: Pick<TrialRecord, "outcome" | "setAside">): boolean {
  return outcome === "diverged" && setAside === undefined;
}
