import { median } from "../../core/statistics.js";
import type { TrialRecord } from "../../study/records/trial.js";
import { headlineRuns } from "./headline-runs.js";
import type { Recogniser } from "./situation.js";

/** The validation error at the end is this many times its best. */
const RISE = 1.05;

/** The validation error rises well above its best while the training objective falls on, in the majority of a method's runs. */
export const overfits: Recogniser<"overfits"> = (study) =>
  headlineRuns(study).flatMap(({ method, runs }) => {
    const found = runs.filter(isOverfitted);
    if (2 * found.length <= runs.length) return [];
    return [
      {
        method: method.name,
        runs: found.length,
        of: runs.length,
        best: median(found.map(({ bestValidationError }) => bestValidationError!)),
        bestEpoch: median(found.map(({ bestEpoch }) => bestEpoch!)),
        last: median(found.map(({ epochs }) => epochs.at(-1)!.validationError)),
      },
    ];
  });

function isOverfitted({ epochs, bestEpoch }: TrialRecord): boolean {
  const best = bestEpoch === null ? undefined : epochs[bestEpoch - 1];
  const last = epochs.at(-1);
  if (best === undefined || last === undefined || best.sigma !== last.sigma) return false; // objectives of one sigma compare
  return last.validationError > RISE * best.validationError && last.trainObjective < best.trainObjective;
}
