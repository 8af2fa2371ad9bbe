import type { LayerSizes } from "../../network/cell.js";
import type { LayerRecord, Tensor } from "./layers.js";

/** A layer as PyTorch and ONNX hold it: the tensors of its gates one below the other, and a bias at the inputs and one at the units. */
export interface StackedLayer {
  /** (G H, I) */
  readonly input: Float32Array;
  /** (G H, H) */
  readonly recurrent: Float32Array;
  /** (G H) */
  readonly inputBias: Float32Array;
  /** (G H) */
  readonly recurrentBias: Float32Array;
}

/**
 * The tensors U, V and a of each gate of a pass, one below the other.
 *
 * @param gates last letters of the tensors' names, in the order of the format; [""] for a cell without gates
 */
export function stackedLayer(
  { tensors, hiddenSize: H }: Pick<LayerRecord, "tensors" | "hiddenSize">,
  gates: readonly string[],
): StackedLayer {
  const stack = (kind: string) => joined(gates.map((gate) => tensors[kind + gate]?.values ?? new Float32Array(H)));
  return { input: stack("U"), recurrent: stack("V"), inputBias: stack("a"), recurrentBias: stack("b") };
}

/**
 * The layer's own tensors again. Where one bias of ours stands for two of theirs, it is their sum.
 *
 * @param gates as of `stackedLayer`
 * @param names of the tensors that the cell has
 */
export function unstackedLayer(
  { input, recurrent, inputBias, recurrentBias }: StackedLayer,
  gates: readonly string[],
  { inputSize: I, hiddenSize: H, names }: LayerSizes & { readonly names: readonly string[] },
): Record<string, Tensor> {
  const tensors: Record<string, Tensor> = {};
  gates.forEach((gate, k) => {
    const part = (of: Float32Array, columns: number) => of.slice(k * H * columns, (k + 1) * H * columns);
    tensors[`U${gate}`] = { shape: [H, I], values: part(input, I) };
    tensors[`V${gate}`] = { shape: [H, H], values: part(recurrent, H) };
    const [a, b] = [part(inputBias, 1), part(recurrentBias, 1)];
    const hasBoth = names.includes(`b${gate}`);
    tensors[`a${gate}`] = { shape: [H], values: hasBoth ? a : a.map((value, unit) => value + b[unit]!) };
    if (hasBoth) tensors[`b${gate}`] = { shape: [H], values: b };
  });
  return tensors;
}

/** One behind the other. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
