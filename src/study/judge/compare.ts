import { LEAST_ERROR } from "../../core/limits.js";
import { log } from "../../core/numeric/elementary/log.js";
import { targetOf } from "../records/fold-targets.js";
import { type CurvePoint, learningCurve, reaches } from "../records/learning-curve.js";
import type { SummaryRecord, TrialRecord } from "../records/trial.js";
import type { RatioRecord, TargetRecord } from "../records/verdict.js";
import { bySeed } from "./by-seed.js";
import { confidenceToBeat, WIDE_CONFIDENCE } from "./confidence.js";
import { pairedRatio } from "./paired-ratio.js";
import { testErrorOf } from "./summaries.js";

/** A method at its headline batch size, with its evaluation trials in the order of their seeds. */
export interface Contender {
  readonly summary: SummaryRecord;
  readonly trials: readonly TrialRecord[];
}

/** A ratio, diffusion : other. */
export interface Measured {
  /** At most this, as far as something was not reached: what speaks for diffusion is read off it. */
  readonly ratio: RatioRecord;
  /** The same with an interval wide enough to be read at every look of a study that grows. */
  readonly ratioWide: RatioRecord;
  /** At least this: what speaks against diffusion is read off it. */
  readonly atLeast: RatioRecord;
  /** The same with a wider interval, for what is to be ruled out with more certainty. */
  readonly atLeastWide: RatioRecord;
  /** Everything was reached: the two bounds are the ratio itself. */
  readonly isExact: boolean;
}

/** Diffusion : other, over the seeds that both have. */
export interface Comparison {
  readonly time: Measured;
  readonly epochs: Measured;
  readonly testError: Measured;
}

/**
 * Standard deviation of the logarithm of a ratio of step costs: timed alone and in turn, those of one step came within 3 % of one another. All runs
 * of a method share it, so that their scatter does not show it; without it, equal methods whose runs agree bit for bit would differ for sure.
 */
const COST_ERROR = 0.03;

/** A run that failed counts as so many times the other's time or error. */
const FAILED = 2;

/**
 * The ratios diffusion : other, paired by seed: both runs of a pair had the same initial weights and batch orders, and the same fold of the
 * data; of several folds, a seed counts with the mean of its logarithms.
 *
 * Time, and likewise epochs: the mean over the target's levels of the log ratio of the times to reach them. Against diffusion, a level
 * that it does not reach counts as twice the longer run of the two, and one that the other does not reach as reached at the other's
 * end; in its favour the other way round. A level that neither reaches says nothing and is left out, and a pair that has none left.
 *
 * Test error: the log ratio of the two; a run of diffusion that failed counts as twice the other's error; pairs whose other run failed
 * are left out.
 */
export function compare(diffusion: Contender, other: Contender, target: TargetRecord): Comparison {
  const own = runsOf(diffusion);
  const keyOf = ({ trial: { seed, fold } }: Run) => `${seed} ${fold}`;
  const others = new Map(runsOf(other).map((run) => [keyOf(run), run]));
  const pairs = own.flatMap((run): Pair[] => {
    const partner = others.get(keyOf(run));
    return partner ? [[run, partner]] : [];
  });
  const logs = (numberOf: (pair: Pair) => number | null) =>
    bySeed(pairs, { seedOf: ([{ trial }]) => trial.seed, numberOf });
  const toBeat = confidenceToBeat(new Set(own.map(({ trial }) => trial.seed)).size);
  const times = (of: "seconds" | "epochs") =>
    measure({
      toBeat,
      commonError: of === "seconds" ? COST_ERROR : 0,
      atMost: logs((pair) => logTimeRatio(pair, { target, of, isAtMost: true })),
      atLeast: logs((pair) => logTimeRatio(pair, { target, of, isAtMost: false })),
    });
  const errors = logs(([a, b]) => logErrorRatio(a.trial, b.trial));
  return {
    time: times("seconds"),
    epochs: times("epochs"),
    testError: measure({ atMost: errors, atLeast: errors, commonError: 0, toBeat }),
  };
}

type Pair = readonly [own: Run, other: Run];

interface Run {
  readonly trial: TrialRecord;
  /** Empty for a run that diverged: it reached nothing. */
  readonly curve: readonly CurvePoint[];
  /** Of the method's longest run on the fold: a run that diverged has not trained less. */
  readonly end: { readonly seconds: number; readonly epochs: number };
}

function runsOf({ trials }: Contender): Run[] {
  return trials.map((trial) => {
    const alike = trials.filter(({ fold }) => fold === trial.fold);
    const seconds = Math.max(...alike.map(({ epochs }) => epochs.at(-1)?.secondsTraining ?? 0));
    const epochs = Math.max(...alike.map((other) => other.epochs.length));
    return {
      trial,
      curve: trial.outcome === "diverged" ? [] : learningCurve(trial),
      end: { seconds, epochs },
    };
  });
}

interface TimeOptions {
  readonly target: TargetRecord;
  readonly of: "seconds" | "epochs";
  readonly isAtMost: boolean;
}

/** Null where neither run reaches any level. */
function logTimeRatio([own, other]: Pair, { target, of, isAtMost }: TimeOptions): number | null {
  const { levels } = targetOf(own.trial, target);
  const never = FAILED * Math.max(own.end[of], other.end[of]);
  const [ownLatest, otherLatest] = isAtMost ? [never, other.end[of]] : [own.end[of], never];
  const logs = levels.flatMap((level) => {
    const [ownTime, otherTime] = [reaches(own.curve, level)?.[of], reaches(other.curve, level)?.[of]];
    if (ownTime === undefined && otherTime === undefined) return [];
    return [log((ownTime ?? ownLatest) / (otherTime ?? otherLatest))];
  });
  return logs.length === 0 ? null : logs.reduce((sum, log) => sum + log, 0) / logs.length;
}

function logErrorRatio(own: TrialRecord, other: TrialRecord): number | null {
  const [ownError, otherError] = [testErrorOf(own), testErrorOf(other)];
  if (ownError === null || otherError === null || otherError === Number.POSITIVE_INFINITY) return null;
  if (ownError === Number.POSITIVE_INFINITY) return log(FAILED);
  return log(Math.max(ownError, LEAST_ERROR) / Math.max(otherError, LEAST_ERROR));
}

function measure({
  atMost,
  atLeast,
  commonError,
  toBeat,
}: {
  readonly commonError: number;
  /** Confidence of the interval by which another method is beaten. */
  readonly toBeat: number;
  readonly atMost: readonly number[];
  readonly atLeast: readonly number[];
}): Measured {
  const known = (logs: readonly number[]) => (logs.every(Number.isFinite) ? logs : []);
  return {
    ratio: pairedRatio(known(atMost), { commonError }),
    ratioWide: pairedRatio(known(atMost), { commonError, confidence: toBeat }),
    atLeast: pairedRatio(known(atLeast), { commonError }),
    atLeastWide: pairedRatio(known(atLeast), { commonError, confidence: WIDE_CONFIDENCE }),
    isExact: atMost.every((log, k) => log === atLeast[k]),
  };
}
