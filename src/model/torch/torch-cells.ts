import { GradusError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";

/** A cell of ours as a module of PyTorch. */
export interface TorchCell {
  /** Name of ours. */
  readonly cell: string;
  /** Class in torch.nn. */
  readonly module: string;
  /** Last letters of our tensors' names, in the order in which PyTorch stacks its gates. */
  readonly gates: readonly string[];
  /** The module's activations, by our names and by PyTorch's; the first is its default. */
  readonly activations: readonly (readonly [ours: string, theirs: string])[];
}

/** Every cell that torch.nn has. */
export const TORCH_CELLS: readonly TorchCell[] = [
  { cell: "elman", module: "RNN", gates: [""], activations: [["tanh", "tanh"], ["relu", "relu"]] }, // biome-ignore format: one line
  { cell: "gru", module: "GRU", gates: ["r", "z", "n"], activations: [["tanh", "tanh"]] },
  { cell: "lstm", module: "LSTM", gates: ["i", "f", "g", "o"], activations: [["tanh", "tanh"]] },
];

/**
 * The module of a cell with that activation.
 *
 * @throws GradusError, beginning with `owner`, where PyTorch has none
 */
export function torchCell(cell: string, activation: string, owner: string): TorchCell {
  const found = TORCH_CELLS.find((known) => known.cell === cell);
  if (found?.activations.some(([ours]) => ours === activation)) return found;
  const known = TORCH_CELLS.map(({ cell: name, activations }) => `${name} with ${activations.map(([ours]) => ours).join(" or ")}`); // biome-ignore format: one line
  throw new GradusError(
    `${owner}: the network must be one that PyTorch has a module for, ${known.join(", ")}, got ${quoted(cell)} with ${quoted(activation)}. ` +
      "Take the format onnx, which has them all.",
  );
}

/** Names of the tensors of a layer's pass in a module of several layers. */
export function torchNames(
  layer: number,
  isReverse: boolean,
): {
  readonly [Part in "input" | "recurrent" | "inputBias" | "recurrentBias"]: string;
} {
  const end = `_l${layer}${isReverse ? "_reverse" : ""}`;
  return {
    input: `weight_ih${end}`,
    recurrent: `weight_hh${end}`,
    inputBias: `bias_ih${end}`,
    recurrentBias: `bias_hh${end}`,
  };
}
