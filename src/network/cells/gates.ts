import type { SliceSpec } from "../../params/layout.js";
import type { ActivationOperation, AffineOperation, LayerSizes } from "../cell.js";

/** into = sum of matrix times value + bias; `terms` by the matrices' names. */
export function affine(into: string, terms: Readonly<Record<string, string>>, bias: string): AffineOperation {
  return { kind: "affine", into, terms: Object.entries(terms).map(([matrix, of]) => ({ matrix, of })), bias };
}

/** A gate, whatever the network's activation is. */
export function logistic(into: string, of: string): ActivationOperation {
  return { kind: "activation", into, of, activation: "logistic" };
}

/** Names of a gated cell's tensors, U (H, I), V (H, H) and biases (H). */
export interface GatedTensors {
  readonly input: readonly string[];
  readonly recurrent: readonly string[];
  readonly bias: readonly string[];
  /** Last letters of those that make gates. */
  readonly gates: string;
}

export function tensorsOf(
  { inputSize: I, hiddenSize: H }: LayerSizes,
  { input, recurrent, bias, gates }: GatedTensors,
): SliceSpec[] {
  const made = (name: string) => (gates.includes(name.at(-1)!) ? { makesGate: true } : {});
  const ofUnits = { scale: 1 / Math.sqrt(H) };
  return [
    ...input.map((name) => ({ name, shape: [H, I], scale: 1 / Math.sqrt(I), role: "input", ...made(name) }) as const),
    ...recurrent.map((name) => ({ name, shape: [H, H], ...ofUnits, role: "recurrent", ...made(name) }) as const),
    ...bias.map((name) => ({ name, shape: [H], ...ofUnits, role: "bias", ...made(name) }) as const),
  ];
}

/** Tensors of a gate that is half open whatever comes, of so many units: a column of zeros each. */
export function halfOpen(states: number, gate: string): Record<string, Float64Array> {
  return Object.fromEntries([`U${gate}`, `V${gate}`, `a${gate}`].map((name) => [name, new Float64Array(states)]));
}
