import { randomStream } from "../../../core/numeric/random.js";
import { linearBaseline } from "../../../data/baselines/linear.js";
import { splitSeries } from "../../../data/cut/split-series.js";
import { addingFloors, addingTask } from "../../../data/tasks/adding.js";
import { makeWindows, type Windows } from "../../../data/windows.js";
import type { Kernels } from "../../../kernels/contract.js";
import { buildNetwork } from "../../../network/build.js";
import { plain } from "../../../objective/plain.js";
import { weights } from "../../../objective/weights.js";
import { sgd, soap } from "../../../optim/recipes.js";
import { cosine } from "../../../schedule/schedule.js";
import { annealed } from "../../../schedule/sigma.js";
import type { TrainOptions } from "../../../train/options.js";

/** The two methods that are trained side by side. */
export type MethodName = "plain" | "diffusion";
export type OptimizerName = "sgd" | "soap";
/** How many times too large the drawn weights are. */
export type Gain = 1 | 3;

/** What is trained: with the same optimiser, data and start, once without and once with sigma. */
export interface TrainingCase {
  readonly optimizer: OptimizerName;
  readonly gain: Gain;
  /** Numbers to be forecast, each from those before it; null: the adding problem. */
  readonly values: Float64Array | null;
}

/** The sizes of a run, for the page to say. */
export const TRAINING = {
  units: 16,
  rows: 10,
  windows: 1000,
  batch: 32,
  epochs: 40,
  seeds: 5,
  sigma0: 0.6,
  annealFraction: 0.6,
  /** Rows read of a series of the visitor's, and the fewest and most numbers of it. */
  window: 16,
  fewest: 120,
  /** Of a longer one the last so many are taken, or a run would not end in seconds. */
  most: 3000,
} as const;

/**
 * Learning rates at the start of the cosine: of .03, .1, .3, 1 for SGD and .003, .01, .03 for SOAP those with the lowest mean log validation error of
 * seeds 101 to 103 on the adding problem of these sizes, for each method by itself.
 */
const RATES: Readonly<Record<OptimizerName, Readonly<Record<Gain, Readonly<Record<MethodName, number>>>>>> = {
  sgd: { 1: { plain: 0.3, diffusion: 0.3 }, 3: { plain: 0.3, diffusion: 1 } },
  soap: { 1: { plain: 0.01, diffusion: 0.03 }, 3: { plain: 0.01, diffusion: 0.03 } },
};

export function rateOf({ optimizer, gain }: TrainingCase, method: MethodName): number {
  return RATES[optimizer][gain][method];
}

/** The windows of a case. @throws GradusError for a series that no windows can be made of */
export function windowsOf({ values }: TrainingCase): Windows {
  if (values === null) {
    const { rows, windows } = TRAINING;
    return addingTask({ length: rows, train: windows, validation: 500, test: 1, stream: randomStream(1) });
  }
  const series = {
    source: "series",
    columns: [{ name: "value", values }],
    time: null,
    segments: [{ name: "series", start: 0, end: values.length }],
    rows: values.length,
  };
  const names = { inputs: ["value"], targets: ["value"] };
  return makeWindows({ series, split: splitSeries(series), ...names, window: TRAINING.window });
}

/** The validation error of the best linear forecast: on the adding problem of any number of windows, of a series by ridge regression. */
export function linearFloor({ values }: TrainingCase, windows: Windows): number {
  return values === null ? Math.sqrt(addingFloors(TRAINING.rows).linear) : linearBaseline(windows).validationError;
}

/** What `train` is called with; a program that does so has the same errors as the page, bit for bit on the same engine. */
export function trainOptions(
  trained: TrainingCase,
  {
    windows,
    method,
    seed,
    kernels,
  }: { readonly windows: Windows; readonly method: MethodName; readonly seed: number; readonly kernels?: Kernels },
): TrainOptions {
  const { units, batch, epochs, sigma0, annealFraction } = TRAINING;
  const rate = rateOf(trained, method);
  const isSmoothed = method === "diffusion";
  return {
    network: buildNetwork({ inputSize: windows.train.inputSize, hiddenSizes: [units] }),
    data: windows,
    optimizer: OPTIMIZERS[trained.optimizer](),
    learningRate: cosine({ start: rate, end: rate / 100 }),
    objective: isSmoothed ? weights() : plain(),
    ...(isSmoothed && { sigma: annealed({ sigma0, annealFraction }) }),
    gain: trained.gain,
    seed,
    epochs,
    batchSize: batch,
    errorScale: windows.errorFactor,
    ...(kernels !== undefined && { kernels }),
  };
}

const OPTIMIZERS = { sgd, soap } as const;
