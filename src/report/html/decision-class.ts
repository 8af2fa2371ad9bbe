import type { VerdictRecord } from "../../study/records/verdict.js";

/** The class of a decision in print: it is coloured as the result of a criterion is. */
export const DECISION_CLASS: Readonly<Record<VerdictRecord["decision"], "met" | "missed" | "undecided">> = {
  go: "met",
  "no-go": "missed",
  inconclusive: "undecided",
};
