import { levelsFrom } from "../judge/target.js";
import type { ChoiceRecord } from "../records/plan.js";
import type { TrialRecord } from "../records/trial.js";
import { rankSettings } from "./rank.js";

/**
 * Levels by which settings are told apart: the verdict's, but that runs of the reference at the same batch size stand in for its pilot runs, those of
 * its setting with the lowest mean error. Of each batch size its own, so that one that a study grows by changes nothing for the others.
 *
 * @param reference tuning runs of the reference at one batch size that have run alike; none: no levels
 */
export function tuningLevels(
  reference: readonly TrialRecord[],
  { statistic, targetError }: ChoiceRecord,
): readonly number[] {
  if (statistic === "error") return [];
  if (targetError !== null) return [targetError];
  const [best] = rankSettings(reference, { statistic: "error", levels: [] });
  return best === undefined || best.error === Number.POSITIVE_INFINITY ? [] : levelsFrom(best.runs).levels;
}
