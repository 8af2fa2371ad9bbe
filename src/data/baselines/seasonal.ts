import type { Segment, Series } from "../series.js";
import type { Split } from "../split.js";
import type { WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";
import { type Baseline, forecastError } from "./contract.js";
import { type Season, seasonCandidates } from "./season.js";

/**
 * Forecasts the target's value a whole number of seasons before each row asked for: the latest that the last row of the
 * window already knows. Rows before the window count, within the segment; where there are none, the last value.
 *
 * The season with the least validation error among `seasonCandidates` is taken.
 *
 * @returns null when there is no candidate: no calendar, no peak in the autocorrelation, or too few training rows.
 */
export function seasonalBaseline(windows: Windows, series: Series, split: Split): Baseline | null {
  const { train, validation, errorFactor } = windows;
  const tried = seasonCandidates({ series, ranges: split.train, set: train }).map((season) => {
    const predict = (set: WindowSet) => repeated(set, season, series.segments);
    return { season, predict, validationError: forecastError(predict(validation), validation, errorFactor) };
  });
  if (tried.length === 0) return null;
  const best = tried.reduce((a, b) => (b.validationError < a.validationError ? b : a));
  return {
    name: "seasonal repeat",
    detail: `season ${best.season.words}, best of ${tried.length} on the validation part`,
    validationError: best.validationError,
    predict: best.predict,
  };
}

function repeated(set: WindowSet, { rows: season }: Season, segments: readonly Segment[]): Float32Array {
  const { length, outputSize: O, targetSize: C, starts, targets, targetOffsets, window } = set;
  /** Rows from a window's first to the one that repeats in each target row: whole seasons before it. */
  const sources = targetOffsets.map((offset) => offset - Math.ceil((offset - window + 1) / season) * season);
  const forecasts = new Float32Array(length * O);
  let segment = segments[0]!;
  for (let k = 0; k < length; k++) {
    const start = starts[k]!;
    if (start < segment.start || start >= segment.end) {
      segment = segments.find((candidate) => candidate.start <= start && start < candidate.end)!;
    }
    for (const [r, source] of sources.entries()) {
      const row = start + source >= segment.start ? start + source : start + window - 1;
      for (let c = 0; c < C; c++) forecasts[k * O + r * C + c] = targets[row * C + c]!;
    }
  }
  return forecasts;
}
