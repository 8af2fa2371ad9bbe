import { quantileOfSorted } from "../../../core/statistics.js";
import { valuesOf } from "../../series.js";
import type { RowRange } from "../../split.js";
import { type Check, JUDGED } from "../check.js";
import type { DataFinding } from "../finding.js";
import { effectiveRows, type PartMoments, partMoments } from "../moments.js";

/** Training standard deviations between means. */
const LEAST_SHIFT = 1;
/** Of the training part, its middle 80 %; of normal values spread twice as far half lie outside, spread half as far hardly any. */
const MIDDLE = [0.1, 0.9] as const;
const MORE_OUTSIDE = 0.25;
const FEWER_OUTSIDE = 0.2;
/** By so many a difference must be more than chance. */
const STANDARD_ERRORS = 5;

/**
 * A part that lies elsewhere, or spreads otherwise, than the training part, by more than the column's own slowness explains: a random walk, or
 * a season that a part holds half of, moves its means far without any change of what makes it.
 */
export const shifts: Check = {
  name: "shift",
  find({ series, split, columns }) {
    const found: Extract<DataFinding, { code: "shift" }>[] = [];
    for (const column of columns) {
      const values = valuesOf(series, column);
      const train = sampleOf(values, split.train);
      if (train.moments.sd === 0) continue;
      for (const part of JUDGED) {
        if (split[part].length === 0) continue;
        const own = sampleOf(values, split[part]);
        const meanShift = (own.moments.mean - train.moments.mean) / train.moments.sd;
        const unknown = inverseRows(train.moments, own.moments);
        const spread = Math.max(1, own.moments.sd / train.moments.sd); // a single wild value is no shift
        const isElsewhere = Math.abs(meanShift) >= Math.max(LEAST_SHIFT, STANDARD_ERRORS * spread * Math.sqrt(unknown));
        if (!isElsewhere && !spreadsOtherwise(train, own, unknown)) continue;
        const spreadRatio = spreadOf(own, train);
        found.push({ code: "shift", severity: "warning", column, part, meanShift, spreadRatio });
      }
    }
    return found.sort((a, b) => Math.abs(b.meanShift) - Math.abs(a.meanShift));
  },
};

interface Sample {
  readonly moments: PartMoments;
  readonly sorted: Float64Array;
  /** The ends of its middle 80 %. */
  readonly low: number;
  readonly high: number;
}

function sampleOf(values: Float64Array, ranges: readonly RowRange[]): Sample {
  const moments = partMoments(values, ranges);
  const sorted = new Float64Array(moments.rows);
  let filled = 0;
  for (const { start, end } of ranges) {
    sorted.set(values.subarray(start, end), filled);
    filled += end - start;
  }
  sorted.sort();
  return { moments, sorted, low: quantileOfSorted(sorted, MIDDLE[0]), high: quantileOfSorted(sorted, MIDDLE[1]) };
}

/** Of the middle; of the standard deviations where the training part's middle is one value. */
function spreadOf(own: Sample, train: Sample): number {
  const width = train.high - train.low;
  return width > 0 ? (own.high - own.low) / width : own.moments.sd / train.moments.sd;
}

/** 1 / n + 1 / m for as many independent rows; the slower part counts: one that rests within itself knows its mean no better for it. */
function inverseRows(train: PartMoments, own: PartMoments): number {
  const correlation = Math.max(train.stepCorrelation, own.stepCorrelation);
  return 1 / effectiveRows(train.rows, correlation) + 1 / effectiveRows(own.rows, correlation);
}

/** Told by how many values lie outside the training part's middle, which neither heavy tails nor rare events upset. */
function spreadsOtherwise(train: Sample, own: Sample, unknown: number): boolean {
  const usual = shareOutside(train.sorted, train);
  const now = shareOutside(own.sorted, train);
  const chance = STANDARD_ERRORS * Math.sqrt(usual * (1 - usual) * unknown);
  return now - usual >= Math.max(MORE_OUTSIDE, chance) || (now <= FEWER_OUTSIDE * usual && usual - now > chance);
}

function shareOutside(values: Float64Array, { low, high }: Sample): number {
  return values.reduce((count, value) => count + (value < low || value > high ? 1 : 0), 0) / values.length;
}
