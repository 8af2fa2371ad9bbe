import { ensure, ensureInteger } from "../core/errors.js";
import type { Cell } from "../kernels/contract.js";
import { layoutOf, type ParameterLayout } from "../params/layout.js";
import type { Activation } from "../smoothing/contract.js";
import { activations } from "../smoothing/index.js";
import { paperApproximation } from "../smoothing/paper.js";

/** Recurrent layers, one on the other, and a linear readout. */
export interface Network {
  readonly cell: Cell;
  readonly inputSize: number;
  /** Hidden units of each layer, first layer first. */
  readonly hiddenSizes: readonly number[];
  readonly outputSize: number;
  readonly activation: Activation;
  readonly layout: ParameterLayout;
}

export interface NetworkOptions {
  readonly inputSize: number;
  /** One layer's units, or one number a layer. */
  readonly hiddenSize: number | readonly number[];
  readonly outputSize?: number;
  /** Name in the registry of activations. */
  readonly activation?: string;
  /** "best": the closed form or the closest mixture; "paper": the one-term forms quoted from the paper, see `paperApproximation`. */
  readonly approximation?: "best" | "paper";
}

/**
 * Describes an Elman network: m_t = U x_t + V h(m_{t-1}) + a for each layer, then n = W h + b.
 *
 * Parameters lie in one flat vector: for each layer U (H, I), V (H, H), a (H); then W (O, H), b (O).
 *
 * @example
 * const network = elman({ inputSize: 2, hiddenSize: 32, activation: "tanh" });
 * network.layout.length; // 32 * 2 + 32 * 32 + 32 + 32 + 1 = 1153
 */
export function elman(options: NetworkOptions): Network {
  const { inputSize, hiddenSize, outputSize = 1, activation = "tanh", approximation = "best" } = options;
  const hiddenSizes = typeof hiddenSize === "number" ? [hiddenSize] : [...hiddenSize];
  ensure(
    hiddenSizes.length > 0,
    () => "elman: `hiddenSize` needs at least one layer, got []. Give e.g. 32 or [32, 32].",
  );
  ensureInteger("elman: `inputSize`", inputSize, 1);
  ensureInteger("elman: `outputSize`", outputSize, 1);
  for (const size of hiddenSizes) ensureInteger("elman: `hiddenSize`", size, 1);
  const layers = hiddenSizes.map((H, index) => {
    const I = index === 0 ? inputSize : hiddenSizes[index - 1]!;
    return {
      name: `layers.${index}`,
      slices: [
        { name: "U", shape: [H, I], scale: 1 / Math.sqrt(I), kind: "input" },
        { name: "V", shape: [H, H], scale: 1 / Math.sqrt(H), kind: "recurrent" },
        { name: "a", shape: [H], scale: 1 / Math.sqrt(H), kind: "bias" },
      ] as const,
    };
  });
  const top = hiddenSizes[hiddenSizes.length - 1]!;
  const readout = {
    name: "readout",
    slices: [
      { name: "W", shape: [outputSize, top], scale: 1 / Math.sqrt(top), kind: "readout" },
      { name: "b", shape: [outputSize], scale: 1 / Math.sqrt(top), kind: "readout-bias" },
    ] as const,
  };
  const layout = layoutOf([...layers, readout]);
  const best = activations.get(activation);
  return {
    cell: "elman",
    inputSize,
    hiddenSizes,
    outputSize,
    activation: approximation === "paper" ? paperApproximation(best) : best,
    layout,
  };
}
