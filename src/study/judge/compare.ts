import type { RandomStream } from "../../core/numeric/random.js";
import { median } from "../../core/statistics.js";
import type { SummaryRecord, TrialRecord } from "../records/trial.js";
import type { Criteria, CriterionRecord, RatioRecord, TargetRecord } from "../records/verdict.js";
import { bootstrapRatio, unknownRatio } from "./bootstrap-ratio.js";
import { epochsToTarget, measured, secondsToTarget, testErrorOf } from "./summaries.js";

/** A method at its headline batch size, with its evaluation trials in the order of their seeds. */
export interface Contender {
  readonly summary: SummaryRecord;
  readonly trials: readonly TrialRecord[];
}

/** Diffusion : other. */
interface Comparison {
  readonly timeRatio: RatioRecord;
  /** The time ratio with every unreached seed of the other counted as if it had reached the target at its end: at least the true ratio. */
  readonly timeRatioAtMost: RatioRecord;
  /** The same with every unreached seed of diffusion counted so: at most the true ratio. */
  readonly timeRatioAtLeast: RatioRecord;
  readonly epochsRatio: RatioRecord;
  readonly testErrorRatio: RatioRecord;
  /** Whose median is finite; "unknown" when there is nothing to compare. */
  readonly reachedBy: Finite;
  readonly testErrorFor: Finite;
}

type Finite = "both" | "diffusion" | "other" | "neither" | "unknown";

/**
 * The ratios of medians with 95 % bootstrap intervals, paired when both have the same seeds.
 *
 * A seed of diffusion that never reached the target counts as infinite. Where the other's median seed reached it, an
 * unreached seed of the other counts as if it had at the end of its training: at least the true ratio, so never in diffusion's
 * favour. Were it infinite too, resamples full of unreached seeds would leave every interval open.
 */
export function compare(
  diffusion: Contender,
  other: Contender,
  { target: { error: target }, random }: { readonly target: TargetRecord; readonly random: RandomStream },
): Comparison {
  const paired =
    diffusion.trials.length === other.trials.length &&
    diffusion.trials.every(({ seed }, i) => seed === other.trials[i]!.seed);
  // The same label draws the same seeds, so that all ratios speak of the same resamples.
  const ratio = (numerator: readonly number[], denominator: readonly number[]) =>
    numerator.length === 0 || denominator.length === 0
      ? unknownRatio()
      : bootstrapRatio({ numerator, denominator, paired, random: random.fork("resamples") });

  const to = (reach: typeof epochsToTarget, { trials }: Contender, unreached: (trial: TrialRecord) => number) =>
    target === null ? [] : trials.map((trial) => reach(trial, target) ?? unreached(trial));
  const never = () => Infinity;
  const atEnd = {
    seconds: (trial: TrialRecord) => trial.epochs.at(-1)?.secondsTraining ?? 0,
    epochs: (trial: TrialRecord) => trial.epochs.length,
  };
  const seconds = { diffusion: to(secondsToTarget, diffusion, never), other: to(secondsToTarget, other, never) };
  const epochs = { diffusion: to(epochsToTarget, diffusion, never), other: to(epochsToTarget, other, never) };
  const secondsAtLeast = to(secondsToTarget, other, atEnd.seconds);
  const ownSecondsAtLeast = to(secondsToTarget, diffusion, atEnd.seconds);
  const otherReaches = seconds.other.length > 0 && median(seconds.other) < Infinity;
  const errors = {
    diffusion: measured(diffusion.trials.map(testErrorOf)),
    other: measured(other.trials.map(testErrorOf)),
  };
  return {
    timeRatio: ratio(seconds.diffusion, otherReaches ? secondsAtLeast : seconds.other),
    timeRatioAtMost: ratio(seconds.diffusion, secondsAtLeast),
    timeRatioAtLeast: ratio(ownSecondsAtLeast, seconds.other),
    epochsRatio: ratio(epochs.diffusion, otherReaches ? to(epochsToTarget, other, atEnd.epochs) : epochs.other),
    testErrorRatio: ratio(errors.diffusion, errors.other),
    reachedBy: finiteSides(seconds.diffusion, seconds.other),
    testErrorFor: finiteSides(errors.diffusion, errors.other),
  };
}

/**
 * Time, with the limit 1 - minTimeSaving on the ratio:
 * - met when the ratio is <= limit and its interval ends below 1;
 * - missed when its interval begins above the limit;
 * - when the median seed of the other alone never reaches the target, met if that holds for `timeRatioAtMost`;
 * - when the median seed of diffusion alone never reaches it, missed if that holds for `timeRatioAtLeast`;
 * - undecided otherwise.
 */
export function timeCriterion(comparison: Comparison | undefined, { minTimeSaving }: Criteria): CriterionRecord {
  const limit = 1 - minTimeSaving;
  const result = (): CriterionRecord["result"] => {
    if (comparison === undefined) return "undecided";
    const { reachedBy, timeRatio, timeRatioAtMost } = comparison;
    switch (reachedBy) {
      case "other":
        return startsAbove(comparison.timeRatioAtLeast, limit) ? "missed" : "undecided";
      case "diffusion":
        return saves(timeRatioAtMost, limit) ? "met" : "undecided";
      case "both":
        return saves(timeRatio, limit) ? "met" : startsAbove(timeRatio, limit) ? "missed" : "undecided";
      case "neither":
      case "unknown":
        return "undecided";
      default:
        return reachedBy satisfies never;
    }
  };
  return { name: "time", limit, value: comparison?.timeRatio.value ?? null, method: null, result: result() };
}

/** Whether diffusion is surely faster to the target than another method, surely slower, or neither is sure. */
export function fasterThan(comparison: Comparison): CriterionRecord["result"] {
  const { timeRatio, timeRatioAtMost, timeRatioAtLeast, reachedBy } = comparison;
  const least = reachedBy === "other" ? timeRatioAtLeast : timeRatio;
  const most = reachedBy === "diffusion" ? timeRatioAtMost : timeRatio;
  if (most.high !== null && most.high < 1) return "met";
  return startsAbove(least, 1) ? "missed" : "undecided";
}

/**
 * Test error, with the limit 1 + maxTestErrorIncrease on the ratio:
 * - met when the ratio is <= limit, or when the median seed of the other alone failed;
 * - missed when its interval begins above the limit, or when the median seed of diffusion alone failed;
 * - undecided otherwise: worse, but maybe by chance.
 */
export function testErrorCriterion(
  comparison: Comparison | undefined,
  { maxTestErrorIncrease }: Criteria,
): CriterionRecord {
  const limit = 1 + maxTestErrorIncrease;
  const result = (): CriterionRecord["result"] => {
    if (comparison === undefined) return "undecided";
    const { testErrorFor, testErrorRatio } = comparison;
    switch (testErrorFor) {
      case "other":
        return "missed";
      case "diffusion":
        return "met";
      case "both":
        if (testErrorRatio.value !== null && testErrorRatio.value <= limit) return "met";
        return startsAbove(testErrorRatio, limit) ? "missed" : "undecided";
      case "neither":
      case "unknown":
        return "undecided";
      default:
        return testErrorFor satisfies never;
    }
  };
  return { name: "test-error", limit, value: comparison?.testErrorRatio.value ?? null, method: null, result: result() };
}

function saves({ value, high }: RatioRecord, limit: number): boolean {
  return value !== null && value <= limit && high !== null && high < 1;
}

function startsAbove({ low }: RatioRecord, limit: number): boolean {
  return low !== null && low > limit;
}

function finiteSides(diffusion: readonly number[], other: readonly number[]): Finite {
  if (diffusion.length === 0 || other.length === 0) return "unknown";
  const finite = [diffusion, other].map((values) => median(values) < Infinity);
  if (finite[0]) return finite[1] ? "both" : "diffusion";
  return finite[1] ? "other" : "neither";
}
