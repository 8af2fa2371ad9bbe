import type { Cell } from "../cell.js";
import { rowSums } from "./row-sums.js";

/**
 * The Elman cell (the paper's): m_t = U x_t + V h_{t-1} + a, h_t = h(m_t).
 *
 * U (H, I), V (H, H), a (H), in this order. Source: Elman (1990), "Finding structure in time".
 *
 * @example
 * elman.slices({ inputSize: 2, hiddenSize: 3 }).map(({ name, shape }) => [name, shape]); // [["U", [3, 2]], ["V", [3, 3]], ["a", [3]]]
 */
export const elman: Cell = {
  name: "elman",
  equations: "m_t = U x_t + V h_{t-1} + a, h_t = h(m_t)",
  slices: ({ inputSize: I, hiddenSize: H }) => [
    { name: "U", shape: [H, I], scale: 1 / Math.sqrt(I), role: "input" },
    { name: "V", shape: [H, H], scale: 1 / Math.sqrt(H), role: "recurrent" },
    { name: "a", shape: [H], scale: 1 / Math.sqrt(H), role: "bias" },
  ],
  operations: [
    {
      kind: "affine",
      into: "m",
      terms: [
        { matrix: "U", of: "input" },
        { matrix: "V", of: "h" },
      ],
      bias: "a",
    },
    { kind: "activation", into: "h", of: "m", activation: null },
  ],
  states: ["h"],
  // h - value = slope (m - at), so that m = at + (A s + B (x - rest)) / slope with s = h - value
  followLinear({ A, B, rest }, { at, value, slope }) {
    const states = Math.sqrt(A.length);
    const U = B.map((entry) => entry / slope);
    const V = A.map((entry) => entry / slope);
    const byUnits = rowSums(V, states);
    const a = rowSums(U, states).map((byInput, row) => at - value * byUnits[row]! - rest * byInput);
    return { tensors: { U, V, a }, rest: value };
  },
};
