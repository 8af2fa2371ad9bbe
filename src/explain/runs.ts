import { median } from "../core/statistics.js";
import type { StopSignal } from "../core/stop-signal.js";
import { meanError } from "../data/baselines/constant.js";
import type { WindowSet } from "../data/window-set.js";
import type { Kernels } from "../kernels/contract.js";
import type { Highway } from "../network/highway.js";
import type { NetworkSpec } from "../network/spec.js";
import type { MethodSpec } from "../study/records/method.js";
import { runTrial } from "../study/run/trial.js";
import { type Choice, type MethodRecipe, plainRecipe } from "../train/method-recipe.js";

export interface Runs {
  readonly network: NetworkSpec;
  /** Of the network; null: none. */
  readonly highway: Highway | null;
  readonly data: { readonly train: WindowSet; readonly validation: WindowSet };
  /** From the registry of losses. */
  readonly loss: Choice;
  readonly errorScale: number;
  /** Each run leases what it needs of it. */
  readonly kernels: Kernels;
  readonly signal: StopSignal | null;
}

interface RunOptions {
  readonly method: MethodSpec;
  readonly learningRate: number;
  readonly epochs: number;
  readonly seed: number;
}

interface FinishedRun {
  /** Best validation error so far after each epoch; Infinity before the first finite one and after none. */
  readonly curve: readonly number[];
  /** The weights that were best on validation; null when none were. */
  readonly parameters: Float32Array | null;
}

/** A method of this page: Adam with the gradient clipped to norm 1, and what of the plain recipe is different. */
export function pageMethod(name: string, change: Partial<MethodRecipe> = {}): MethodSpec {
  return { name, recipe: { ...plainRecipe, optimizer: { name: "adam" }, ...change }, space: {} };
}

/** A method's outcome at one learning rate. */
export interface RatedRuns {
  readonly learningRate: number;
  /** Of the best errors at the end; Infinity when the median seed had none. */
  readonly median: number;
  /** One list a seed, best error so far after each epoch. */
  readonly curves: readonly (readonly number[])[];
}

interface RateOptions {
  readonly method: MethodSpec;
  readonly learningRates: readonly number[];
  readonly seeds: readonly number[];
  readonly epochs: number;
  /** Called after each run. */
  readonly onRun: () => Promise<void>;
}

/** Runs a method on all seeds at each learning rate; the one with the lowest median serves it best. */
export async function bestRate(
  runs: Runs,
  { method, learningRates, seeds, epochs, onRun }: RateOptions,
): Promise<RatedRuns> {
  const tried: RatedRuns[] = [];
  for (const learningRate of learningRates) {
    const curves: (readonly number[])[] = [];
    for (const seed of seeds) {
      curves.push((await runOnce(runs, { method, learningRate, epochs, seed })).curve);
      await onRun();
    }
    tried.push({ learningRate, curves, median: median(curves.map((curve) => curve.at(-1)!)) });
  }
  return tried.reduce((a, b) => (b.median < a.median ? b : a));
}

/** Trains once, as a trial of a study in batches of 32. A diverged run keeps its best error. */
export async function runOnce(runs: Runs, { method, learningRate, epochs, seed }: RunOptions): Promise<FinishedRun> {
  const { network, highway, data, loss, errorScale, kernels, signal } = runs;
  // Where the units are hard thresholds and sigma drops to 0, the readout meets features it has not seen.
  const readoutAtZero = network.activation === "sign" && loss.name === "squared" ? "ridge" : "kept";
  const { record, parameters } = await runTrial(
    {
      id: `explain/${method.name}/seed${seed}`,
      phase: "evaluation",
      method: { ...method, recipe: { ...method.recipe, loss, readoutAtZero } },
      setting: { "rate.learningRate": learningRate },
      batchSize: 32,
      seed,
      fold: 1,
      epochs,
      threads: 1,
    },
    { network, highway, ...data, errorFactor: errorScale, metric: "rmse" },
    {
      kernels,
      now: () => performance.now(),
      signal: signal ?? { aborted: false },
      onEpoch: () => {},
    },
  );
  const curve: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const error = record.epochs[epoch]?.validationError ?? Number.POSITIVE_INFINITY;
    if (error < lowest) lowest = error;
    curve.push(lowest);
  }
  return { curve, parameters };
}

/** Root mean square of the validation targets about their training mean: the error of the mean predictor. */
export function meanPredictorError(data: Runs["data"], errorScale: number): number {
  return errorScale * meanError(data);
}
