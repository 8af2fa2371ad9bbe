import { LANES } from "../../core/numeric/gram.js";
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
  const skipped = T - rows; // rows of each window that are left out
  const C = I + O + 1; // what the features are multiplied by: the first row read, the targets and 1
  const factors = new Float64Array(LANES * C);
  const sums = new Float64Array(C * F);
  for (const run of runsOf(set.starts)) {
    const [a, b] = [run.first + skipped, run.last + skipped];
    sums.fill(0);
    for (let s = a; s <= b; s += LANES) {
      factors.fill(0); // of windows that are not there
      for (let lane = 0; lane < LANES && s + lane <= b; lane++) {
        const at = lane * C;
        for (let i = 0; i < I; i++) factors[at + i] = x[(s + lane) * I + i]!;
        copyTargets(set, s + lane - skipped + T - 1, factors, at + I);
        factors[at + C - 1] = 1;
        for (let o = 0; o < O; o++) cross[F * O + o]! += factors[at + I + o]!;
      }
      addRows(sums, factors, { inputs: x, inputSize: I, first: s, last: b, features: F });
    }
    for (let f = 0; f < F; f++) {
      gram[F * n + f]! += sums[(C - 1) * F + f]!;
      for (let o = 0; o < O; o++) cross[f * O + o]! += sums[(I + o) * F + f]!;
    }
    spread(sums, { rows, inputSize: I, inputs: x, first: a, last: b, gram });
  }
  gram[n * n - 1] = set.length;
  return { gram, cross, weight: set.length };
}

/** Adds the products of the features of four windows, the first of which begins at row `first`, with each of their factors. */
function addRows(
  sums: Float64Array,
  factors: Float64Array,
  {
    inputs: x,
    inputSize: I,
    first,
    last,
    features: F,
  }: Run & { readonly inputs: Float32Array; readonly inputSize: number; readonly features: number },
): void {
  const C = factors.length / LANES;
  const from = first * I;
  const [second, third, fourth] = [1, 2, 3].map((lane) => Math.min(first + lane, last) * I) as [number, number, number];
  for (let c = 0; c < C; c++) {
    const to = c * F;
    const w0 = factors[c]!;
    const w1 = factors[C + c]!;
    const w2 = factors[2 * C + c]!;
    const w3 = factors[3 * C + c]!;
    for (let f = 0; f < F; f++) {
      sums[to + f]! += w0 * x[from + f]! + w1 * x[second + f]! + w2 * x[third + f]! + w3 * x[fourth + f]!;
    }
  }
}

/** Adds G[t, u], u <= t, of a run, whose G[t, 0] are the first I rows of `sums`, to the lower half of the gram matrix, diagonal after diagonal. */
function spread(
  sums: Float64Array,
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
  const F = rows * I;
  const n = F + 1;
  const block = new Float64Array(I * I);
  for (let lag = 0; lag < rows; lag++) {
    for (let i = 0; i < I; i++) for (let j = 0; j < I; j++) block[i * I + j] = sums[j * F + lag * I + i]!;
    for (let u = 0; u + lag < rows; u++) {
      const t = u + lag;
      for (let i = 0; i < I; i++) {
        const coming = x[(b + 1 + t) * I + i]!;
        const leaving = x[(a + t) * I + i]!;
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
