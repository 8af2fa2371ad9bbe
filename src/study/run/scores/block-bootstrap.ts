import { ceilingOfCubeRoot } from "../../../core/numeric/cube-root.js";
import type { RandomStream } from "../../../core/numeric/random.js";
import { quantileOfSorted } from "../../../core/statistics.js";

/** Of the intervals. */
export const CONFIDENCE = 0.95;

const RESAMPLES = 999;

/** Under so many windows an interval would pretend. */
const FEWEST = 20;

/** Draws of whole blocks of consecutive windows, the same for every forecast. */
export interface Resamples {
  /** Windows of a block. */
  readonly block: number;
  /** (RESAMPLES, blocks) first window of each block; null for too few windows. */
  readonly starts: Uint32Array | null;
  readonly windows: number;
}

/**
 * Length of a block: as far as forecast errors hang together at least, the horizon, and n^(1/3), the order that is best for a variance
 * (P. Hall, J. L. Horowitz and B.-Y. Jing, "On blocking rules for the bootstrap with dependent data", 1995).
 */
export function blockLength(windows: number, horizon: number): number {
  return Math.max(1, Math.min(Math.floor(windows / 4), Math.max(horizon, ceilingOfCubeRoot(windows))));
}

/** The circular block bootstrap (D. N. Politis and J. P. Romano, 1992): blocks may begin at any window and go round the end. */
export function drawResamples(windows: number, block: number, random: RandomStream): Resamples {
  if (windows < FEWEST) return { block, starts: null, windows };
  const starts = Uint32Array.from({ length: RESAMPLES * Math.round(windows / block) }, () => random.integer(windows));
  return { block, starts, windows };
}

/**
 * Percentile interval of a statistic of sums over windows.
 *
 * @param columns numbers of each window whose sums the statistic takes
 * Measured on errors of first order, e_t = a e_(t-1) + noise, 1,000 parts each: where it says 95 %, the root mean squared error's holds the true
 * one in 90, 93 and 94 % of parts of 50, 500 and 2,000 windows for a = 0; in 89, 92 and 92 % of 100, 500 and 2,000 for a = .5; in 88 % for a = .8.
 *
 * @returns null for too few windows, and where the statistic of a draw is no number
 */
export function interval(
  { block, starts, windows }: Resamples,
  columns: readonly Float64Array[],
  statistic: (sums: readonly number[]) => number,
): { readonly low: number; readonly high: number } | null {
  if (starts === null) return null;
  const sums = columns.map((column) => runningSums(column, block));
  const blocks = starts.length / RESAMPLES;
  const values = new Float64Array(RESAMPLES);
  const drawn = new Array<number>(columns.length);
  for (let k = 0; k < RESAMPLES; k++) {
    drawn.fill(0);
    for (let b = k * blocks; b < (k + 1) * blocks; b++) {
      const start = starts[b]!;
      for (let c = 0; c < sums.length; c++) drawn[c]! += sums[c]![start + block]! - sums[c]![start]!;
    }
    values[k] = statistic(drawn.map((sum) => (sum * windows) / (blocks * block)));
  }
  if (!values.every(Number.isFinite)) return null;
  values.sort();
  const tail = (1 - CONFIDENCE) / 2;
  return { low: quantileOfSorted(values, tail), high: quantileOfSorted(values, 1 - tail) };
}

/** Sums of the first k numbers, going on from the beginning for a block more. */
function runningSums(column: Float64Array, block: number): Float64Array {
  const sums = new Float64Array(column.length + block + 1);
  for (let k = 0; k < column.length + block; k++) sums[k + 1] = sums[k]! + column[k % column.length]!;
  return sums;
}
