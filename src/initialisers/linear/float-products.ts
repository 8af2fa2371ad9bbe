import { featuresOf, type Part, type Products } from "../../data/linear/contract.js";
import { fillFeatures } from "../../data/linear/products.js";
import { copyTargets, forEachScoredRow, type ScoredRow } from "../../data/scored-rows.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Kernels } from "../../kernels/contract.js";
import { onLease } from "../../kernels/lease.js";
import { matrixOf } from "../../kernels/matrix.js";

/** Rows of a product; sums over more are in double precision. */
const BLOCK = 256;
/** Columns that the engine's products take at a time. */
const TILE = 8;
/** Of single precision's sums over a block, relative to the largest mean square. */
const ROUNDING = 3e-6;

/**
 * The sums of products of `rowProducts`, by the engine's own matrix product in blocks of 256 rows: many times as fast, and as exact as single precision,
 * see `Products.rounding`.
 */
export function floatProducts(set: WindowSet, part: Part, kernels: Kernels): Products {
  const { outputSize: O } = set;
  const n = featuresOf(set, part);
  const N = n + O; // targets stand behind the features
  const sums = new Float64Array(N * N); // its lower half is there
  const row = new Float32Array(N);
  let weight = 0;
  onLease(kernels, (engine) => {
    const halves = plannedHalves(engine, { N, isWeighted: set.weights !== null });
    let filled = 0;
    forEachScoredRow(set, (scored) => {
      fill(set, scored, { part, into: row, n });
      halves.take(row, filled, scored.weight);
      weight += scored.weight;
      if (++filled < BLOCK) return;
      halves.addTo(sums, filled);
      filled = 0;
    });
    if (filled > 0) halves.addTo(sums, filled);
  });
  return { ...apart(sums, n, O), weight, rounding: ROUNDING };
}

/** A block of rows as two halves of their columns, A and B: of the products A'A, B'A, B'B are the lower half, at three quarters of the cost. */
function plannedHalves(kernels: Kernels, { N, isWeighted }: { readonly N: number; readonly isWeighted: boolean }) {
  const first = N < 2 * TILE ? N : TILE * Math.ceil(N / 2 / TILE);
  const parts = [
    { from: 0, to: first },
    { from: first, to: N },
  ].filter(({ from, to }) => to > from);
  const halves = parts.map(({ from, to }) => {
    const block = kernels.allocate(BLOCK * (to - from));
    return { from, to, width: to - from, block, weighted: isWeighted ? kernels.allocate(block.length) : block };
  });
  const products = halves.flatMap((left, k) =>
    halves.slice(0, k + 1).map((right) => {
      const spec = {
        rows: left.width,
        columns: right.width,
        depth: BLOCK,
        transposed: "left",
        factor: 1,
        keep: 0,
      } as const;
      return { left, right, times: matrixOf(kernels).product(spec), into: kernels.allocate(left.width * right.width) };
    }),
  );
  return {
    take(row: Float32Array, place: number, weight: number) {
      for (const { from, to, width, block, weighted } of halves) {
        block.set(row.subarray(from, to), place * width);
        if (weighted === block) continue;
        for (let k = 0; k < width; k++) weighted[place * width + k] = weight * row[from + k]!;
      }
    },
    addTo(sums: Float64Array, filled: number) {
      for (const { block, weighted, width } of halves) {
        block.fill(0, filled * width);
        weighted.fill(0, filled * width);
      }
      for (const { left, right, times, into } of products) {
        times.run(into, left.weighted, right.block, into);
        for (let i = 0; i < left.width; i++) {
          const [at, to] = [i * right.width, (left.from + i) * N + right.from];
          for (let j = 0; j < right.width; j++) sums[to + j]! += into[at + j]!;
        }
      }
    },
  };
}

/** The features and targets of a row; rows of whole windows lie side by side and are copied at once. */
function fill(
  set: WindowSet,
  row: ScoredRow,
  { part, into, n }: { readonly part: Part; readonly into: Float32Array; readonly n: number },
): void {
  if (part.inputs === null && row.there >= part.rows) {
    const end = (row.at + 1) * set.inputSize;
    into.set(set.inputs.subarray(end - (n - 1), end));
    into[n - 1] = 1;
  } else fillFeatures(set, row, { ...part, into, to: 0 });
  copyTargets(set, row.at, into, n);
}

/** Products of the features, the lower half, and of features and targets. */
function apart(sums: Float64Array, n: number, O: number): Pick<Products, "gram" | "cross"> {
  const N = n + O;
  const gram = new Float64Array(n * n);
  const cross = new Float64Array(n * O);
  for (let f = 0; f < n; f++) gram.set(sums.subarray(f * N, f * N + f + 1), f * n);
  for (let o = 0; o < O; o++) for (let f = 0; f < n; f++) cross[f * O + o] = sums[(n + o) * N + f]!;
  return { gram, cross };
}
