import type { TrialRecord } from "./trial.js";

/** A validation of a run: when it was, in epochs and in seconds of training, and the error it found. */
export interface CurvePoint {
  readonly epochs: number;
  readonly seconds: number;
  readonly error: number;
}

/**
 * The learning curve of a run: its validations, the errors smoothed by the median of three neighbours, the ends as they are: a single lucky
 * validation is no level reached.
 */
export function learningCurve(trial: TrialRecord): readonly CurvePoint[] {
  const points = validationsOf(trial);
  return points.map(({ epochs, seconds }, k) => ({ epochs, seconds, error: medianOfThree(points, k) }));
}

/**
 * All validations of a run, from that before the first step to the last; none of a run that ended before its first epoch did.
 *
 * Seconds within an epoch lie between its ends by the steps done.
 */
export function validationsOf({ initialValidationError, epochs }: TrialRecord): readonly CurvePoint[] {
  const first = epochs[0];
  if (first === undefined) return [];
  const points: CurvePoint[] = [];
  let last = { epochs: 0, seconds: Math.min(first.secondsBesideSteps, first.secondsTraining), steps: 0 };
  points.push({ epochs: 0, seconds: last.seconds, error: initialValidationError ?? Number.POSITIVE_INFINITY });
  for (const { epoch, steps, secondsTraining, validationError, within } of epochs) {
    for (const point of within) {
      const part = (point.steps - last.steps) / (steps - last.steps);
      const seconds = last.seconds + part * (secondsTraining - last.seconds);
      points.push({ epochs: last.epochs + part, seconds, error: point.validationError });
    }
    last = { epochs: epoch, seconds: secondsTraining, steps };
    points.push({ epochs: epoch, seconds: secondsTraining, error: validationError });
  }
  return points;
}

/**
 * When the curve first comes down to `level`, by linear interpolation between two validations, and the index of the second; null when
 * it never does. A curve that begins there has reached it by its first validation after a step.
 */
export function reaches(curve: readonly CurvePoint[], level: number): (CurvePoint & { readonly index: number }) | null {
  const index = curve.findIndex(({ error }) => error <= level);
  if (index < 0) return null;
  const point = curve[Math.max(index, 1)] ?? curve[index]!;
  const before = curve[index - 1];
  if (before === undefined || !Number.isFinite(before.error)) return { ...point, error: level, index };
  const part = (before.error - level) / (before.error - point.error);
  const between = (a: number, b: number) => a + part * (b - a);
  return {
    epochs: between(before.epochs, point.epochs),
    seconds: between(before.seconds, point.seconds),
    error: level,
    index,
  };
}

function medianOfThree(points: readonly CurvePoint[], k: number): number {
  const [a, b, c] = [points[k - 1]?.error, points[k]!.error, points[k + 1]?.error];
  if (a === undefined || c === undefined) return b;
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
