import { randomStream } from "../../core/numeric/random.js";
import { addingTask } from "../../data/tasks/adding.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { squared } from "../../loss/squared.js";
import { buildNetwork } from "../../network/build.js";
import { Bench } from "../bench.js";
import type { ExplainOptions } from "../explain.js";
import { Pace } from "../pace.js";

/** The adding problem of length 6 and four units, in double precision on the reference engine: small, exact enough to differentiate. */
export function smallTask(activation = "tanh"): ExplainOptions {
  const data = addingTask({ length: 6, train: 48, validation: 24, test: 1, stream: randomStream(3) });
  return {
    network: buildNetwork({ inputSize: 2, hiddenSizes: [4], activation }),
    data,
    source: "adding",
    errorScale: data.errorFactor,
    effort: "quick",
    kernels: () => referenceKernels({ precision: "float64" }),
  };
}

/** One batch of 12 windows of the adding problem; a window of 1 reads the first row alone. */
export function smallBench(activation = "tanh", window = 6, precision: "float32" | "float64" = "float64"): Bench {
  const data = addingTask({ length: Math.max(2, window), train: 12, validation: 1, test: 1, stream: randomStream(3) });
  return new Bench({
    network: buildNetwork({ inputSize: 2, hiddenSizes: [4], activation }),
    kernels: referenceKernels({ precision }),
    loss: squared,
    windows: { ...data.train, window },
    random: randomStream(4),
  });
}

export const quiet = () => new Pace(null, () => {});
