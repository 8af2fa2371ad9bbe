import type { Criteria } from "../records/verdict.js";
import { isFaster } from "../spec/criteria.js";
import type { StudySize } from "../spec/size.js";
import { foldWindows, type StudyTask } from "../spec/task.js";
import { FEWEST_VALIDATIONS } from "./target.js";

export interface ReachOptions {
  readonly task: StudyTask;
  readonly criteria: Criteria;
  readonly targetError: number | null;
  readonly size: Pick<StudySize, "batchSizes" | "epochs">;
}

/** What of criteria and target no run is likely to reach, or could be measured to reach: to be said before a study runs. */
export function outOfReach(options: ReachOptions): string[] {
  return [...tooLowATarget(options), ...tooShortATime(options)];
}

/** Networks beat a simple forecast by less than this factor, as a rule. */
const FAR_BELOW = 0.5;

/** Of synthetic tasks the best simple forecast knows nothing: networks reach any error. */
function tooLowATarget({ task, targetError }: ReachOptions): string[] {
  const { kind, metric } = task.record;
  if (targetError === null || kind === "adding" || metric.direction !== "lower") return [];
  const best = Math.min(...task.baselines.map(({ validationError }) => validationError));
  if (!Number.isFinite(best) || targetError >= FAR_BELOW * best) return [];
  return [
    `the target error ${targetError} lies far below the best simple forecast's validation error, ${rounded(best)}: likely never reached, and ` +
      "then no time is measured and nothing is met. Leave it out to take levels from pilot runs.",
  ];
}

/** A run is validated after each of its first steps: a level that is reached within fewer of them than can be timed has no time. */
function tooShortATime({ task, criteria, size }: ReachOptions): string[] {
  const { minTimeSaving } = criteria;
  if (minTimeSaving === null || !isFaster(criteria)) return [];
  const steps = size.epochs * Math.ceil(Math.max(...foldWindows(task)) / Math.min(...size.batchSizes));
  const left = (1 - minTimeSaving) * steps;
  if (left >= FEWEST_VALIDATIONS) return [];
  return [
    `a time saving of ${rounded(100 * minTimeSaving, 12)} % leaves ${rounded(left)} of the ${steps} steps of the longest run, which has ` +
      `fewer than ${FEWEST_VALIDATIONS} validations by then: so short a time is not measurable. Ask for a smaller saving, or for more epochs.`,
  ];
}

function rounded(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}
