import { median } from "../../core/statistics.js";
import { evaluationTrials, secondsToTarget } from "../../study/judge/summaries.js";
import { targetOf } from "../../study/records/fold-targets.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { TrialRecord } from "../../study/records/trial.js";
import type { TargetRecord } from "../../study/records/verdict.js";
import type { Texts } from "../text/texts.js";

/** From this share of the time to the target on, the start is what diffusion's time is spent on. */
const MOST_OF_IT = 0.5;

/**
 * What stands behind a ratio of times that speaks against diffusion: that its start takes most of its time, and that the ratio is a mean over levels of
 * which the reference reaches the higher ones first, though the target later or never. Without it, "6.2x the time" beside "never" reads as a mistake.
 */
export function behindTime({ verdict, trials, target, plan }: StudyRecord, texts: Texts): readonly string[] {
  const { diffusion, reference } = verdict;
  if (diffusion === null || reference === null || target.error === null) return [];
  const [own, others] = [evaluationTrials(trials, diffusion), evaluationTrials(trials, reference)];
  const times = (runs: readonly TrialRecord[]) => target.levels.map((_, k) => secondsAt(runs, target, k));
  const [ownTimes, otherTimes] = [times(own), times(others)];
  const [ownLast = Infinity, otherLast = Infinity] = [ownTimes.at(-1), otherTimes.at(-1)];
  if (ownLast === Infinity) return [];
  const start = median(own.map(({ epochs }) => epochs.at(-1)?.secondsBesideSteps ?? 0));
  const names = { diffusion: diffusion.method, reference: reference.method };
  const referenceSeconds = otherLast === Infinity ? null : texts.duration(otherLast);
  const ahead = otherTimes.filter((seconds, k) => seconds < ownTimes[k]!).length;
  const isSooner = otherLast < ownLast;
  return [
    ...(start >= MOST_OF_IT * ownLast
      ? [
          texts.startTakes({
            ...names,
            seconds: texts.duration(start),
            referenceSeconds: isSooner ? referenceSeconds : null,
          }),
        ]
      : []),
    ...(!isSooner && ahead > 0
      ? [
          texts.aheadAtLevels({
            ...{ ...names, referenceSeconds, ahead: String(ahead), levels: String(target.levels.length) },
            ...{ seconds: texts.duration(ownLast), epochs: String(plan.epochs) },
          }),
        ]
      : []),
  ];
}

/** Median over the runs of the time to the k-th level, those that do not reach it as Infinity. */
function secondsAt(runs: readonly TrialRecord[], target: TargetRecord, k: number): number {
  const seconds = runs.map((trial) => {
    const level = targetOf(trial, target).levels[k];
    return level === undefined ? Infinity : (secondsToTarget(trial, level) ?? Infinity);
  });
  return seconds.length === 0 ? Infinity : median(seconds);
}
