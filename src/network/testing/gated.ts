import type { Cell } from "../cell.js";

/** A gated cell from outside, one of every kind of operation: z = logistic(A x + B h), n = tanh(U x + V (r h) + a), r = z. */
export const gated: Cell = {
  name: "toy gated",
  equations: "z = logistic(A x + B h), n = h(U x + V (z h) + a), h <- z h + (1 - z) n",
  slices: ({ inputSize: I, hiddenSize: H }) => [
    { name: "A", shape: [H, I], scale: 1 / Math.sqrt(I), role: "input" },
    { name: "B", shape: [H, H], scale: 1 / Math.sqrt(H), role: "recurrent" },
    { name: "U", shape: [H, I], scale: 1 / Math.sqrt(I), role: "input" },
    { name: "V", shape: [H, H], scale: 1 / Math.sqrt(H), role: "recurrent" },
    { name: "a", shape: [H], scale: 1 / Math.sqrt(H), role: "bias" },
  ],
  operations: [
    {
      kind: "affine",
      into: "k",
      terms: [
        { matrix: "A", of: "input" },
        { matrix: "B", of: "h" },
      ],
      bias: null,
    },
    { kind: "activation", into: "z", of: "k", activation: "logistic" },
    { kind: "product", into: "p", left: "z", right: "h" },
    {
      kind: "affine",
      into: "m",
      terms: [
        { matrix: "U", of: "input" },
        { matrix: "V", of: "p" },
      ],
      bias: "a",
    },
    { kind: "activation", into: "n", of: "m", activation: null },
    { kind: "blend", into: "h", gate: "z", left: "h", right: "n" },
  ],
  states: ["h"],
};
