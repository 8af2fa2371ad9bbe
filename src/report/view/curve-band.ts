import type { EpochRecord, TrialRecord } from "../../study/records.js";
import { ascending, quantile } from "./statistics.js";

/** A curve over the seeds: the median with the lowest and the highest of the seeds. */
export interface CurvePoint {
  readonly x: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * One quantity per epoch over trials that differ only in their seed.
 *
 * A seed that diverged counts as infinite from there on, so it cannot flatter the median. The curve ends where fewer
 * than half of the seeds are left; the band spans the finite ones.
 */
export function bandPerEpoch(
  trials: readonly TrialRecord[],
  quantity: (epoch: EpochRecord) => number,
): readonly CurvePoint[] {
  const last = trials.reduce((most, trial) => Math.max(most, trial.epochs.at(-1)?.epoch ?? 0), 0);
  const curves = trials.map((trial) => ({
    trial,
    values: new Map(trial.epochs.map((epoch) => [epoch.epoch, quantity(epoch)])),
  }));
  return bandAt(
    Array.from({ length: last }, (_, i) => i + 1),
    curves.map(
      ({ trial, values }) =>
        (x) =>
          values.get(x) ?? afterEnd(trial),
    ),
  );
}

/** The validation error per second of training time, on a grid of `points` moments; linear between epochs. */
export function bandPerSecond(trials: readonly TrialRecord[], points = 100): readonly CurvePoint[] {
  const begins = trials.map((trial) => trial.epochs[0]?.secondsTraining ?? Number.POSITIVE_INFINITY);
  const ends = trials.map((trial) => trial.epochs.at(-1)?.secondsTraining ?? 0);
  const begin = ends.length === 0 ? 0 : quantile(ascending(begins), 0.5);
  const end = ends.length === 0 ? 0 : quantile(ascending(ends), 0.5);
  if (!Number.isFinite(begin) || end < begin) return [];
  return bandAt(
    Array.from({ length: points }, (_, i) => begin + ((end - begin) * i) / Math.max(1, points - 1)),
    trials.map((trial) => (x) => errorAtSecond(trial, x)),
  );
}

function bandAt(places: readonly number[], curves: readonly ((x: number) => number | null)[]): CurvePoint[] {
  const band: CurvePoint[] = [];
  for (const x of places) {
    const values = curves.map((curve) => curve(x)).filter((value) => value !== null);
    if (values.length === 0 || values.length * 2 < curves.length) continue;
    const sorted = ascending(values.map((value) => (Number.isFinite(value) ? value : Number.POSITIVE_INFINITY)));
    const median = quantile(sorted, 0.5);
    const finite = sorted.filter(Number.isFinite);
    if (!Number.isFinite(median)) continue;
    band.push({ x, median, low: finite[0]!, high: finite.at(-1)! });
  }
  return band;
}

function errorAtSecond(trial: TrialRecord, second: number): number | null {
  const { epochs } = trial;
  const next = epochs.findIndex((epoch) => epoch.secondsTraining >= second);
  if (next === -1) {
    const final = epochs.at(-1);
    // The grid ends at the median seed's end: a seed that was a little faster keeps its last value until there.
    return final === undefined || trial.outcome !== "finished" ? afterEnd(trial) : final.validationError;
  }
  const to = epochs[next]!;
  const from = epochs[next - 1];
  if (from === undefined) return to.secondsTraining === second || trial.epochs.length === 1 ? to.validationError : null;
  const share = (second - from.secondsTraining) / (to.secondsTraining - from.secondsTraining);
  return from.validationError + share * (to.validationError - from.validationError);
}

function afterEnd(trial: TrialRecord): number | null {
  return trial.outcome === "diverged" ? Number.POSITIVE_INFINITY : null;
}
