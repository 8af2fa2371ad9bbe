import { type RandomStream, randomStream } from "../../core/numeric/random.js";
import type { WindowSet } from "../../data/window-set.js";
import { losses } from "../../loss/index.js";
import { buildNetwork, type Network } from "../../network/build.js";
import { cells } from "../../network/cells/index.js";
import { objectives } from "../../objective/index.js";
import { sgd } from "../../optim/recipes.js";
import { constant, join } from "../../schedule/schedule.js";
import type { EngineOptions } from "../../study/threads/messages.js";
import type { TrainOptions } from "../../train/options.js";

/** Size of a training step of one recurrent layer. */
export interface StepShape {
  readonly batch: number;
  readonly steps: number;
  readonly inputs: number;
  readonly hidden: number;
}

/** What is told in a step, as tasks tell it: how many outputs, of which steps, by which loss. */
interface BenchTask {
  readonly outputs: number;
  readonly scored: WindowSet["scored"];
  readonly loss: string;
}

/** By the name of the task; as many classes, notes and symbols as data sets of their kind have. */
export const BENCH_TASKS = {
  forecast: { outputs: 1, scored: "last", loss: "squared" },
  regress: { outputs: 1, scored: "last", loss: "squared" },
  classify: { outputs: 10, scored: "last", loss: "softmax-cross-entropy" },
  tag: { outputs: 10, scored: "all", loss: "softmax-cross-entropy" },
  frames: { outputs: 54, scored: "all", loss: "binary-cross-entropy" },
  chars: { outputs: 65, scored: "all", loss: "softmax-cross-entropy" },
} as const satisfies Readonly<Record<string, BenchTask>>;
export type BenchTaskName = keyof typeof BENCH_TASKS;

/** Task of a bench thread. */
export interface BenchStep {
  readonly shape: StepShape;
  /** Name in the registry of cells. */
  readonly cell: string;
  readonly task: BenchTaskName;
  /** Name in the registry of objectives. */
  readonly objective: string;
  readonly engine: EngineOptions;
  readonly stepsAnEpoch: number;
  readonly epochs: number;
}

/** A run on random data, but for its engine: an epoch of some steps, several times over; sigma stays at .3 until the last epoch, where it must be 0. */
export function benchOptions(step: BenchStep): Omit<TrainOptions, "kernels"> {
  const { shape, task, objective, stepsAnEpoch, epochs } = step;
  const { batch, steps, inputs } = shape;
  const { loss } = BENCH_TASKS[task];
  const part = { window: steps, inputSize: inputs, task };
  const random = randomStream(1);
  return {
    network: benchNetwork(step),
    loss: losses.get(loss),
    data: {
      train: noise({ ...part, length: batch * stepsAnEpoch, random }),
      validation: noise({ ...part, length: 8, random }),
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

/** One layer; a cell that reads a window at once has as many inputs as that. */
export function benchNetwork({ shape, cell, task }: Pick<BenchStep, "shape" | "cell" | "task">): Network {
  const { inputs, hidden, steps } = shape;
  const isOfWindow = cells.get(cell).reads === "window";
  return buildNetwork({
    ...{ cell, inputSize: inputs, hiddenSizes: [hidden], outputSize: BENCH_TASKS[task].outputs },
    ...(isOfWindow && { window: steps }),
  });
}

interface NoiseOptions {
  readonly length: number;
  readonly window: number;
  readonly inputSize: number;
  readonly task: BenchTaskName;
  readonly random: RandomStream;
}

/** Windows that follow one another a row apart, so that large batches of long windows need little memory. */
function noise({ length, window, inputSize, task, random }: NoiseOptions): WindowSet {
  const rows = length + window;
  const { outputs: O, scored, loss } = BENCH_TASKS[task];
  const targets = Float32Array.from({ length: rows * O }, () => random.normal());
  if (loss !== "squared") asClasses(targets, O);
  return {
    length,
    window,
    inputs: Float32Array.from({ length: rows * inputSize }, () => random.normal()),
    inputSize,
    targets,
    outputSize: O,
    starts: Uint32Array.from({ length }, (_, k) => k),
    targetSize: O,
    targetOffsets: [window - 1],
    scored,
    weights: null,
    lengths: null,
  };
}

/** A 1 for the largest of each row, 0 elsewhere. */
function asClasses(rows: Float32Array, O: number): void {
  for (let from = 0; from < rows.length; from += O) {
    const row = rows.subarray(from, from + O);
    const top = row.indexOf(Math.max(...row));
    row.fill(0);
    row[top] = 1;
  }
}
