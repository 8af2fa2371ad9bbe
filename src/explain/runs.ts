import { targetsOf, type WindowSet } from "../data/window-set.js";
import type { Kernels } from "../kernels/contract.js";
import type { Loss } from "../loss/contract.js";
import type { Network } from "../network/build.js";
import type { Objective } from "../objective/contract.js";
import { adam } from "../optim/recipes.js";
import { constant, type Schedule } from "../schedule/schedule.js";
import { train } from "../train/train.js";

export interface Runs {
  readonly network: Network;
  readonly data: { readonly train: WindowSet; readonly validation: WindowSet };
  readonly loss: Loss;
  readonly errorScale: number;
  /** A fresh engine for each run. */
  readonly kernels: () => Kernels;
  readonly signal: AbortSignal | null;
}

export interface RunOptions {
  readonly objective: Objective;
  readonly sigma: Schedule | null;
  readonly learningRate: number;
  readonly epochs: number;
  readonly gain?: number;
  readonly seed: number;
}

export interface FinishedRun {
  /** Best validation error so far after each epoch; Infinity before the first finite one and after none. */
  readonly curve: readonly number[];
  readonly best: number;
  /** The weights that were best on validation; null when none were. */
  readonly parameters: Float32Array | null;
}

/** Trains once, by Adam with the gradient clipped to norm 1 and batches of 32. A diverged run keeps its best error. */
export async function runOnce(runs: Runs, options: RunOptions): Promise<FinishedRun> {
  const { network, data, loss, errorScale, kernels, signal } = runs;
  const { objective, sigma, learningRate, epochs, gain = 1, seed } = options;
  const run = train({
    network,
    data,
    loss,
    objective,
    optimizer: adam(),
    learningRate,
    sigma: sigma ?? constant(0),
    // where the units are hard thresholds and sigma drops to 0, the readout meets features it has not seen
    readoutAtZero: network.activation.name === "sign" && loss.name === "squared" ? "ridge" : "kept",
    batchSize: 32,
    epochs,
    seed,
    gain,
    kernels: kernels(),
    errorScale,
    ...(signal && { signal }),
  });
  const { records, best } = await run.result();
  const curve: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const error = records[epoch]?.validation ?? Number.POSITIVE_INFINITY;
    if (error < lowest) lowest = error; // a NaN is not lower
    curve.push(lowest);
  }
  return { curve, best: lowest, parameters: best?.parameters ?? null };
}

/** Root mean square of the validation targets about their training mean: the error of the mean predictor. */
export function meanPredictorError({ train, validation }: Runs["data"], errorScale: number): number {
  const O = train.outputSize;
  const mean = new Float64Array(O);
  for (const [k, target] of targetsOf(train).entries()) mean[k % O]! += target / train.length;
  let total = 0;
  for (const [k, target] of targetsOf(validation).entries()) total += (target - mean[k % O]!) ** 2;
  return errorScale * Math.sqrt(total / (validation.length * O));
}
