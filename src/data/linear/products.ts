import type { FloatArray } from "../../core/float-array.js";
import { addGram, LANES } from "../../core/numeric/gram.js";
import { copyTargets, forEachScoredRow, type ScoredRow } from "../scored-rows.js";
import type { WindowSet } from "../window-set.js";
import { featuresOf, type Part, type Products } from "./contract.js";
import { canLag, lagProducts } from "./lag-products.js";

/** Windows that overlap share their products, which are then lag covariances; of others each counts by itself. */
export function products(set: WindowSet, part: Part): Products {
  return canLag(set, part) ? lagProducts(set, part.rows) : rowProducts(set, part);
}

/** Row by row: about n^2 / 2 multiply-adds each. */
export function rowProducts(set: WindowSet, part: Part): Products {
  const { outputSize: O } = set;
  const n = featuresOf(set, part);
  const gram = new Float64Array(n * n);
  const cross = new Float64Array(n * O);
  const block = new Float64Array(LANES * n);
  const targets = new Float64Array(LANES * O);
  const weights = new Float64Array(LANES);
  let [filled, weight] = [0, 0];
  const add = () => {
    addGram(gram, block, weights, n);
    for (let lane = 0; lane < filled; lane++) {
      for (let i = 0; i < n; i++) {
        const weighted = weights[lane]! * block[lane * n + i]!;
        for (let o = 0; o < O; o++) cross[i * O + o]! += weighted * targets[lane * O + o]!;
      }
    }
    block.fill(0);
    filled = 0;
  };
  forEachScoredRow(set, (row) => {
    fillFeatures(set, row, { ...part, into: block, to: filled * n });
    copyTargets(set, row.at, targets, filled * O);
    weights[filled++] = row.weight;
    weight += row.weight;
    if (filled === LANES) add();
  });
  if (filled > 0) add();
  return { gram, cross, weight };
}

/** The last rows that the step has read, flattened, and 1: they lie side by side in the matrix of inputs. 0 for rows that are not there. */
export function fillFeatures(
  { inputs, inputSize: I }: WindowSet,
  { at, there }: ScoredRow,
  { rows, inputs: places, into, to }: Part & { readonly into: FloatArray; readonly to: number },
): void {
  if (places !== null) {
    for (let k = 0; k < places.length; k++) into[to + k] = there > 0 ? inputs[at * I + places[k]!]! : 0;
    into[to + places.length] = 1;
    return;
  }
  const read = Math.min(rows, there);
  const first = to + (rows - read) * I;
  const from = (at + 1 - read) * I;
  into.fill(0, to, first);
  for (let i = 0; i < read * I; i++) into[first + i] = inputs[from + i]!;
  into[to + rows * I] = 1;
}
