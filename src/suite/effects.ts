import { log } from "../core/numeric/elementary/log.js";
import { studentQuantile } from "../core/numeric/student.js";
import type { StudyRecord } from "../study/records/study.js";
import type { RatioRecord } from "../study/records/verdict.js";

/**
 * What diffusion was worth, each a ratio of its figure to another's: "test": its test error to the reference's; "best": to the best other method's, whichever
 * that is; "time": its time to the target to the reference's.
 */
export const EFFECTS = ["test", "best", "time"] as const;
export type EffectName = (typeof EFFECTS)[number];

/** Whether it is a ratio of test errors, which are of several kinds; times are of one. */
export const IS_OF_ERRORS: Readonly<Record<EffectName, boolean>> = { test: true, best: true, time: false };

/** The logarithm of a ratio, and its variance; null where no interval tells it. */
export interface Effect {
  readonly log: number;
  readonly variance: number | null;
}

/** Null where it was not measured, as a time that no run reached, and a best other method where the reference is the only one. */
export function effectOf(study: Pick<StudyRecord, "verdict" | "plan" | "task">, name: EffectName): Effect | null {
  const ratio = ratioOf(study.verdict, name);
  const { value, low, high, confidence } = ratio ?? { value: null, low: null, high: null, confidence: 0 };
  if (value === null || !(value > 0) || !Number.isFinite(value)) return null;
  if (low === null || high === null || !(low > 0)) return { log: log(value), variance: null };
  const pairs = study.plan.seeds * (study.task.earlierFolds.length + 1);
  const quantile = studentQuantile((1 + confidence) / 2, Math.max(1, pairs - 1));
  return { log: log(value), variance: (log(high / low) / (2 * quantile)) ** 2 };
}

function ratioOf(
  { timeRatio, testErrorRatio, baselines }: StudyRecord["verdict"],
  name: EffectName,
): RatioRecord | null {
  switch (name) {
    case "time":
      return timeRatio;
    case "test":
      return testErrorRatio;
    case "best":
      if (baselines.length === 0) return null; // the reference alone: that is "test", and no second finding
      return [testErrorRatio, ...baselines.map((baseline) => baseline.testErrorRatio)].reduce((hardest, ratio) =>
        (ratio.value ?? 0) > (hardest.value ?? 0) ? ratio : hardest,
      );
    default:
      return name satisfies never;
  }
}
