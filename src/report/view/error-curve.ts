import { median } from "../../core/statistics.js";
import { type BandPoint, band } from "../../page/charts/band.js";
import { type CurvePoint, validationsOf } from "../../study/records/learning-curve.js";
import type { TrialRecord } from "../../study/records/trial.js";

/** A point of the error's curve: its place in epochs is `x`. */
export interface ErrorPoint extends BandPoint {
  /** Median over the seeds of the training time up to there. */
  readonly seconds: number;
}

/**
 * The lowest validation error so far over trials that differ only in their seed: from that before the first step, epoch 0, through those within epochs
 * to the last. A seed that diverged counts as infinite from there on. Of points in a row that are alike, the first and the last are left.
 *
 * Per epoch and per second are one curve, with the same points: each stands at the median over the seeds of the training time up to it. A median at each
 * time, over seeds of which some are ahead of others, would be another quantity: where clocks differ it ends above the curve per epoch.
 */
export function errorCurve(trials: readonly TrialRecord[]): readonly ErrorPoint[] {
  const courses = trials.map((trial) => ({ points: lowestSoFar(trial), isDiverged: trial.outcome === "diverged" }));
  const places = [...new Set(courses.flatMap(({ points }) => points.map(({ epochs }) => epochs)))].sort(
    (a, b) => a - b,
  );
  const curve = band(
    places,
    courses.map(
      ({ points, isDiverged }) =>
        (x) =>
          at(points, x)?.error ?? (isDiverged ? Number.POSITIVE_INFINITY : null),
    ),
  );
  let latest = 0;
  return curve
    .map((point) => {
      const seconds = courses.flatMap(({ points }) => at(points, point.x)?.seconds ?? []);
      // Where a slow seed ends before the others, the median of those left may lie before it.
      latest = Math.max(latest, median(seconds));
      return { ...point, seconds: latest };
    })
    .filter((point, k, all) => !(isAlike(point, all[k - 1]) && isAlike(point, all[k + 1])));
}

/** The same points per second of training. */
export function perSecond(points: readonly ErrorPoint[]): readonly BandPoint[] {
  return points.map(({ seconds, ...point }) => ({ ...point, x: seconds }));
}

/** Seeds of one batch size have their validations at the same places, but for rounding. */
const PLACES = 1e6;

function lowestSoFar(trial: TrialRecord): readonly CurvePoint[] {
  let lowest = Number.POSITIVE_INFINITY;
  return validationsOf(trial).map(({ epochs, seconds, error }) => {
    if (error < lowest) lowest = error;
    return { epochs: Math.round(epochs * PLACES) / PLACES, seconds, error: lowest };
  });
}

/** The error reached by then; the time by interpolation, as folds may have their validations elsewhere. Undefined after the last point. */
function at(points: readonly CurvePoint[], x: number): Omit<CurvePoint, "epochs"> | undefined {
  const next = points.findIndex(({ epochs }) => epochs >= x);
  if (next < 0) return undefined;
  const after = points[next]!;
  const before = points[next - 1];
  if (after.epochs === x || before === undefined) return after;
  const part = (x - before.epochs) / (after.epochs - before.epochs);
  return { error: before.error, seconds: before.seconds + part * (after.seconds - before.seconds) };
}

function isAlike(point: BandPoint, other: BandPoint | undefined): boolean {
  return other !== undefined && point.median === other.median && point.low === other.low && point.high === other.high;
}
