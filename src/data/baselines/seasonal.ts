import { GradusError } from "../../core/errors.js";
import { forecastLength } from "../forecast-length.js";
import { forEachScoredRow } from "../scored-rows.js";
import type { Segment, Series } from "../series.js";
import type { Split } from "../split.js";
import type { WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";
import { type Baseline, rootMeanSquareError } from "./contract.js";
import { type RowBefore, rowBeforeIn } from "./row-before.js";
import { seasonCandidates } from "./season.js";

/**
 * Forecasts the target's value a whole number of seasons before each row asked for: the latest that the last row of the
 * window already knows. Rows before the window count, within the segment; where there are none, the last value. With a time axis the
 * clock counts seasons, not the rows: 24 rows of an hourly series are no day where an hour is missing.
 *
 * The season with the least validation error among `seasonCandidates` is taken.
 *
 * @returns null when there is no candidate: no calendar, no peak in the autocorrelation, or too few training rows.
 */
export function seasonalBaseline(windows: Windows, series: Series, split: Split): Baseline | null {
  const { train, validation, errorFactor } = windows;
  const tried = seasonCandidates({ series, ranges: split.train, set: train })
    .map((season) => {
      const before = rowBeforeIn(series.time, season);
      const predict = (set: WindowSet) => repeated(set, before, series.segments);
      return { season, predict, validationError: errorFactor * rootMeanSquareError(predict(validation), validation) };
    })
    // It reads rows before the windows, where NaN may stand that no window reads.
    .filter(({ validationError }) => Number.isFinite(validationError));
  if (tried.length === 0) return null;
  const best = tried.reduce((a, b) => (b.validationError < a.validationError ? b : a));
  return {
    name: "seasonal repeat",
    detail: `season ${best.season.words}, best of ${tried.length} on the validation part`,
    validationError: best.validationError,
    fitted: { kind: "seasonal repeat", rows: best.season.rows, period: best.season.period },
    predict: best.predict,
  };
}

function repeated(set: WindowSet, before: RowBefore, segments: readonly Segment[]): Float32Array {
  const { outputSize: O, targetSize: C, targets, targetOffsets, window: T } = set;
  const ahead = targetOffsets.map((offset) => offset - (T - 1));
  const forecasts = new Float32Array(forecastLength(set));
  let segment = segments[0]!;
  forEachScoredRow({ ...set, weights: null }, ({ place, at }) => {
    if (at < segment.start || at >= segment.end) segment = segmentAt(segments, at);
    for (let r = 0; r < ahead.length; r++) {
      const row = before(segment, { last: at, target: at + ahead[r]! }) ?? at;
      for (let c = 0; c < C; c++) forecasts[place * O + r * C + c] = targets[row * C + c]!;
    }
  });
  return forecasts;
}

function segmentAt(segments: readonly Segment[], row: number): Segment {
  const found = segments.find(({ start, end }) => start <= row && row < end);
  if (found) return found;
  throw new GradusError(
    `fitBaselines: \`windows\` must be those of \`origin.series\`, got a window that reads row ${row + 1}, which lies in none of its segments.`,
  );
}
