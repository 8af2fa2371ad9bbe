import { copyTargets, forEachScoredRow, scoredSteps } from "../scored-rows.js";
import { thinWindows } from "../thin-windows.js";
import type { WindowSet } from "../window-set.js";
import type { Part } from "./contract.js";

/** Features beyond this use the last rows of the window alone, and of more inputs those alone that vary most with the target. */
const MOST_FEATURES = 600;
/** Windows by which inputs are chosen. */
const ROWS_TO_CHOOSE = 1000;

/** The part of the windows that a linear forecast affords: at most 600 features. */
export function partOf(train: WindowSet): Part {
  const rows = Math.min(train.window, Math.max(1, Math.floor(MOST_FEATURES / train.inputSize)));
  return { rows, inputs: train.inputSize > MOST_FEATURES ? mostRelated(train) : null };
}

/** Places of the inputs whose covariance with the targets is largest in the row that is read last. */
function mostRelated(train: WindowSet): Uint32Array {
  const { inputSize: I, outputSize: O } = train;
  const few = thinWindows(train, Math.ceil(ROWS_TO_CHOOSE / scoredSteps(train)));
  const sums = new Float64Array(I * O);
  const targets = new Float64Array(O);
  forEachScoredRow(few, (row) => {
    copyTargets(few, row.at, targets, 0);
    for (let i = 0; i < I; i++) {
      const weighted = row.weight * few.inputs[row.at * I + i]!;
      for (let o = 0; o < O; o++) sums[i * O + o]! += weighted * targets[o]!;
    }
  });
  const related = Float64Array.from({ length: I }, (_, i) =>
    Math.max(...sums.subarray(i * O, (i + 1) * O).map(Math.abs)),
  );
  const order = Array.from(related.keys()).sort((a, b) => related[b]! - related[a]! || a - b);
  return Uint32Array.from(order.slice(0, MOST_FEATURES)).sort();
}
