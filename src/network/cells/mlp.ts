import type { Cell } from "../cell.js";
import { rowSums } from "./row-sums.js";

/**
 * A feedforward network over the window: h = act(U x + a), x all inputs of the window's rows, oldest first, where the first layer reads them; a further layer
 * reads the units below. Nothing is carried from step to step.
 *
 * U (H, rows of the window times I), or (H, units below), a (H), in this order, as torch.nn.Linear has them.
 *
 * @example
 * mlp.slices({ inputSize: 2 * 24, hiddenSize: 3 }).map(({ name, shape }) => [name, shape]); // [["U", [3, 48]], ["a", [3]]]
 */
export const mlp: Cell = {
  name: "mlp",
  equations: "h = act(U x + a), x the rows of the window one after the other",
  reads: "window",
  slices: ({ inputSize: I, hiddenSize: H }) => [
    { name: "U", shape: [H, I], scale: 1 / Math.sqrt(I), role: "input" },
    { name: "a", shape: [H], scale: 1 / Math.sqrt(I), role: "bias" },
  ],
  operations: [
    { kind: "affine", into: "m", terms: [{ matrix: "U", of: "input" }], bias: "a" },
    { kind: "activation", into: "h", of: "m", activation: null },
  ],
  states: ["h"],
  // h - value = slope (m - at); there is no state before, so that A is not read
  followLinear({ A, B, rest }, { at, value, slope }) {
    const units = Math.sqrt(A.length);
    const U = B.map((entry) => entry / slope);
    const a = rowSums(U, units).map((sum) => at - rest * sum);
    return { tensors: { U, a }, rest: value };
  },
};
