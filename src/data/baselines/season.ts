import type { Series, TimeAxis } from "../series.js";
import type { RowRange } from "../split.js";
import { CALENDAR, formatStep } from "../timestamp.js";
import type { WindowSet } from "../window-set.js";

/** A length that may repeat. */
export interface Season {
  readonly rows: number;
  /** Milliseconds; 0 without a time axis. */
  readonly period: number;
  /** e.g. "24 rows (1 day)". */
  readonly words: string;
}

interface SeasonOptions {
  readonly series: Series;
  /** The training part. */
  readonly ranges: readonly RowRange[];
  /** Any window set of the series: its scaled targets are read, in the training rows alone. */
  readonly set: WindowSet;
}

/** No season can be seen that does not fit twice into the training rows; longer lags than this cost too much to look at. */
const MOST_LAG = 2000;
const MOST_ROWS = 20_000;
const MOST_PEAKS = 3;

/** On average, in the Gregorian calendar. */
const DAYS_A_YEAR = 365.2425;
const YEAR = DAYS_A_YEAR * CALENDAR.day;

/**
 * Seasons worth trying: those of the calendar, and the highest peaks of the targets' autocorrelation over the training
 * rows (linear trend removed). At least 2 rows, at most half of the longest training range, no length twice.
 */
export function seasonCandidates({ series, ranges, set }: SeasonOptions): readonly Season[] {
  const longest = ranges.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
  const most = Math.floor((longest.end - longest.start) / 2);
  const calendar = series.time === null ? [] : calendarSeasons(series.time);
  const peaks = autocorrelationPeaks(set, longest, Math.min(most, MOST_LAG)).map((rows) => ({
    rows,
    period: rows * (series.time?.step ?? 0),
    words: `${rows} rows`,
  }));
  const seen = new Set<number>();
  return [...calendar, ...peaks].filter(({ rows }) => {
    if (rows < 2 || rows > most || seen.has(rows)) return false;
    seen.add(rows);
    return true;
  });
}

function calendarSeasons({ step }: TimeAxis): readonly Season[] {
  const days = step / CALENDAR.day;
  // Months, quarters and years have no one length in milliseconds.
  if (days >= 28 && days <= 31) return [{ rows: 12, period: YEAR, words: "12 rows (1 year)" }];
  if (days >= 90 && days <= 92) return [{ rows: 4, period: YEAR, words: "4 rows (1 year)" }];
  const lengths = [CALENDAR.minute, CALENDAR.hour, CALENDAR.day, CALENDAR.week];
  const whole = lengths.filter((length) => length > step && length % step === 0);
  return [
    ...whole.map((length) => ({
      rows: length / step,
      period: length,
      words: `${length / step} rows (${formatStep(length)})`,
    })),
    ...(days >= 1 && days <= 7
      ? [Math.round(DAYS_A_YEAR / days)].map((rows) => ({ rows, period: rows * step, words: `${rows} rows (1 year)` }))
      : []),
  ];
}

/** The lags of the highest local maxima above .1 of the autocorrelation, averaged over the targets; highest first. */
function autocorrelationPeaks(set: WindowSet, { start, end }: RowRange, most: number): readonly number[] {
  const rows = Math.min(end - start, MOST_ROWS);
  const sum = new Float64Array(Math.max(0, most) + 2);
  for (let o = 0; o < set.targetSize; o++) {
    const values = detrended(set, end - rows, { rows, output: o });
    const power = values.reduce((total, value) => total + value * value, 0);
    if (!(power > 0)) continue; // constant, or NaN where a row is read by no window
    for (let lag = 1; lag < sum.length && lag < rows; lag++) {
      let product = 0;
      for (let k = lag; k < rows; k++) product += values[k]! * values[k - lag]!;
      sum[lag]! += product / power / set.targetSize;
    }
  }
  const peaks: number[] = [];
  for (let lag = 2; lag < sum.length - 1; lag++) {
    if (sum[lag]! > 0.1 && sum[lag]! > sum[lag - 1]! && sum[lag]! >= sum[lag + 1]!) peaks.push(lag);
  }
  return peaks.sort((a, b) => sum[b]! - sum[a]!).slice(0, MOST_PEAKS);
}

/** One scaled target over consecutive rows, less its straight line of least squares. */
function detrended(
  set: WindowSet,
  first: number,
  at: { readonly rows: number; readonly output: number },
): Float64Array {
  const { rows, output } = at;
  const values = Float64Array.from({ length: rows }, (_, k) => set.targets[(first + k) * set.targetSize + output]!);
  const middle = (rows - 1) / 2;
  const mean = values.reduce((total, value) => total + value, 0) / rows;
  let covariance = 0;
  let spread = 0;
  for (let k = 0; k < rows; k++) {
    covariance += (k - middle) * values[k]!;
    spread += (k - middle) ** 2;
  }
  const slope = spread === 0 ? 0 : covariance / spread;
  return values.map((value, k) => value - mean - slope * (k - middle));
}
