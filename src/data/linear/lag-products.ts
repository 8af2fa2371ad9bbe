import { copyTargets } from "../scored-rows.js";
import type { WindowSet } from "../window-set.js";
import type { Part, Products } from "./contract.js";

/** First rows of consecutive windows, both included. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * Whether windows overlap enough for lag covariances to be cheaper: consecutive ones, scored at their last step alone, all of the same
 * weight and length.
 */
export function canLag(set: WindowSet, { rows, inputs }: Part): boolean {
  if (set.scored !== "last" || set.weights !== null || set.lengths !== null || inputs !== null) return false;
  return set.length > 2 * rows * runsOf(set.starts).length;
}

/**
 * Sums of products of windows that follow one another by a row each. With x_s the inputs at row s and t, u two of a window's rows,
 *
 *     G[t, u] = sum_s x_{s+t} x_{s+u}^T,    G[t + 1, u + 1] = G[t, u] + x_{b+1+t} x_{b+1+u}^T - x_{a+t} x_{a+u}^T
 *
 * over the windows s = a .. b of a run: so only G[t, 0] is summed up, rows I^2 multiply-adds a window in place of (rows I)^2 / 2, and the rest
 * costs (rows I)^2 a run. In double precision; the same sums as `rowProducts` to rounding.
 */
export function lagProducts(set: WindowSet, rows: number): Products {
  const { inputSize: I, outputSize: O, window: T, inputs: x } = set;
  const F = rows * I;
  const n = F + 1;
  const gram = new Float64Array(n * n);
  const cross = new Float64Array(n * O);
  const targets = new Float64Array(O);
  const lags = new Float64Array(F * I); // G[t, 0] of a run, (rows, I, I)
  for (const run of runsOf(set.starts)) {
    const skipped = T - rows; // rows of each window that are left out
    const [a, b] = [run.first + skipped, run.last + skipped];
    lags.fill(0);
    for (let s = a; s <= b; s++) {
      for (let f = 0; f < F; f++) {
        const value = x[s * I + f]!;
        for (let j = 0; j < I; j++) lags[f * I + j]! += value * x[s * I + j]!;
        gram[F * n + f]! += value;
      }
      copyTargets(set, s - skipped + T - 1, targets, 0);
      for (let o = 0; o < O; o++) {
        const target = targets[o]!;
        for (let f = 0; f < F; f++) cross[f * O + o]! += x[s * I + f]! * target;
        cross[F * O + o]! += target;
      }
    }
    spread(lags, { rows, inputSize: I, inputs: x, first: a, last: b, gram });
  }
  gram[n * n - 1] = set.length;
  return { gram, cross, weight: set.length };
}

/** Adds G[t, u], u <= t, of a run to the lower half of the gram matrix, diagonal after diagonal. */
function spread(
  lags: Float64Array,
  {
    rows,
    inputSize: I,
    inputs: x,
    first: a,
    last: b,
    gram,
  }: Run & {
    readonly rows: number;
    readonly inputSize: number;
    readonly inputs: Float32Array;
    readonly gram: Float64Array;
  },
): void {
  const n = rows * I + 1;
  const block = new Float64Array(I * I);
  for (let lag = 0; lag < rows; lag++) {
    block.set(lags.subarray(lag * I * I, (lag + 1) * I * I));
    for (let u = 0; u + lag < rows; u++) {
      const t = u + lag;
      for (let i = 0; i < I; i++) {
        const [coming, leaving] = [x[(b + 1 + t) * I + i]!, x[(a + t) * I + i]!];
        for (let j = 0; j < I; j++) {
          gram[(t * I + i) * n + u * I + j]! += block[i * I + j]!;
          if (t + 1 === rows) continue; // the last of the diagonal: there may be no row to come
          block[i * I + j]! += coming * x[(b + 1 + u) * I + j]! - leaving * x[(a + u) * I + j]!;
        }
      }
    }
  }
}

/** In the order of the rows. */
function runsOf(starts: Uint32Array): Run[] {
  const sorted = starts.toSorted();
  const runs: { first: number; last: number }[] = [];
  for (const start of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && start === run.last + 1) run.last = start;
    else runs.push({ first: start, last: start });
  }
  return runs;
}
