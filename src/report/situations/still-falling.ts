import { median } from "../../core/statistics.js";
import { headlineRuns, lowestErrors } from "./headline-runs.js";
import type { Recogniser } from "./situation.js";

/** Of the error at the end: what the last quarter of a curve that has levelled off takes off at most. */
const LEVEL = 0.02;
/** Shorter runs have no last quarter. */
const FEWEST_EPOCHS = 4;

/** The curves had not levelled off when the epochs were over: more of them would help. */
export const stillFalling: Recogniser<"still-falling"> = (study) =>
  headlineRuns(study).flatMap(({ method, runs }) => {
    const whole = runs.filter(({ outcome, epochs }) => outcome === "finished" && epochs.length >= FEWEST_EPOCHS);
    if (2 * whole.length <= runs.length) return [];
    const gains = whole.map((run) => {
      const lowest = lowestErrors(run);
      const [before, end] = [lowest[Math.ceil(0.75 * lowest.length) - 1]!, lowest.at(-1)!];
      return end > 0 ? before / end - 1 : 0;
    });
    const gain = median(gains.filter((one) => !Number.isNaN(one)));
    return gain > LEVEL ? [{ method: method.name, gain, epochs: whole[0]!.epochs.length }] : [];
  });
