import { type RandomStream, randomStream } from "../../core/numeric/random.js";
import type { WindowSet } from "../../data/window-set.js";
import { buildNetwork } from "../../network/build.js";
import { objectives } from "../../objective/index.js";
import { sgd } from "../../optim/recipes.js";
import { constant, join } from "../../schedule/schedule.js";
import type { TrainOptions } from "../../train/options.js";
import type { EngineOptions } from "../threads/worker-messages.js";

/** Size of a training step of one recurrent layer. */
export interface StepShape {
  readonly batch: number;
  readonly steps: number;
  readonly inputs: number;
  readonly hidden: number;
}

/** Task of a bench thread. */
export interface BenchStep {
  readonly shape: StepShape;
  /** Name in the registry of objectives. */
  readonly objective: string;
  readonly engine: EngineOptions;
  readonly stepsAnEpoch: number;
  readonly epochs: number;
}

/** A run on random data, but for its engine: an epoch of some steps, several times over; sigma stays at .3 until the last epoch, where it must be 0. */
export function benchOptions({ shape, objective, stepsAnEpoch, epochs }: BenchStep): Omit<TrainOptions, "kernels"> {
  const { batch, steps, inputs, hidden } = shape;
  const random = randomStream(1);
  return {
    network: buildNetwork({ inputSize: inputs, hiddenSizes: [hidden] }),
    data: {
      train: noise({ length: batch * stepsAnEpoch, window: steps, inputSize: inputs, random }),
      validation: noise({ length: 8, window: steps, inputSize: inputs, random }),
    },
    objective: objectives.get(objective),
    sigma: join([
      { until: (epochs - 1.5) / (epochs - 1), schedule: constant(0.3) },
      { until: 1, schedule: constant(0) },
    ]),
    optimizer: sgd(),
    learningRate: 1e-6,
    batchSize: batch,
    epochs,
    seed: 1,
  };
}

interface NoiseOptions {
  readonly length: number;
  readonly window: number;
  readonly inputSize: number;
  readonly random: RandomStream;
}

/** Windows that follow one another a row apart, so that large batches of long windows need little memory. */
function noise({ length, window, inputSize, random }: NoiseOptions): WindowSet {
  const rows = length + window;
  return {
    length,
    window,
    inputs: Float32Array.from({ length: rows * inputSize }, () => random.normal()),
    inputSize,
    targets: Float32Array.from({ length: rows }, () => random.normal()),
    outputSize: 1,
    starts: Uint32Array.from({ length }, (_, k) => k),
    targetSize: 1,
    targetOffsets: [window - 1],
    scored: "last",
    weights: null,
    lengths: null,
  };
}
