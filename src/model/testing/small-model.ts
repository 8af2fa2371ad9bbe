import { randomStream } from "../../core/numeric/random.js";
import type { Scaler } from "../../data/scaler.js";
import type { Series } from "../../data/series.js";
import { initialise } from "../../initialisers/initialise.js";
import { buildNetwork } from "../../network/build.js";
import type { NetworkOptions } from "../../network/spec.js";
import { type ModelParts, modelRecord } from "../record.js";
import type { ModelRecord } from "../schema.js";

/** A made-up series of two columns in one or more segments of the given lengths, a row a day from 2024-01-01. */
export function smallSeries(...lengths: readonly number[]): Series {
  const rows = lengths.reduce((sum, length) => sum + length, 0);
  const ends = lengths.map((_, k) => lengths.slice(0, k + 1).reduce((sum, length) => sum + length, 0));
  const day = 86_400_000;
  return {
    source: "small",
    columns: [
      { name: "level", values: Float64Array.from({ length: rows }, (_, row) => 10 + Math.sin(row)) },
      { name: "flow", values: Float64Array.from({ length: rows }, (_, row) => Math.cos(row / 2)) },
    ],
    time: {
      columns: ["day"],
      milliseconds: Float64Array.from({ length: rows }, (_, row) => Date.UTC(2024, 0, 1) + row * day),
      step: day,
      gaps: 0,
      resolution: "day",
    },
    segments: ends.map((end, k) => ({ name: `part ${k + 1}`, start: end - lengths[k]!, end })),
    rows,
  };
}

/** Parts of a model of "level" from both columns, with drawn weights. */
export function smallParts(
  options: Partial<NetworkOptions> & Partial<Pick<ModelParts, "window" | "horizon">> = {},
): ModelParts {
  const { window = 3, horizon = 1, ...more } = options;
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [3], ...more });
  const parameters = new Float32Array(network.layout.length);
  initialise(network.layout, parameters, { random: randomStream(1) });
  return {
    network: network.spec,
    window,
    horizon,
    inputScaler: scaler({ level: [10, 0.7], flow: [0.1, 0.8] }),
    targetScaler: scaler({ level: [10, 0.7] }),
    training: { method: "sgd", source: "small", seed: 1, epoch: 2, validationError: 0.5, testError: null },
    parameters,
  };
}

export function smallModel(options: Parameters<typeof smallParts>[0] = {}): ModelRecord {
  return modelRecord(smallParts(options));
}

function scaler(columns: Readonly<Record<string, readonly [mean: number, sd: number]>>): Scaler {
  const numbers = Object.values(columns);
  return {
    columns: Object.keys(columns),
    mean: Float64Array.from(numbers, ([mean]) => mean),
    sd: Float64Array.from(numbers, ([, sd]) => sd),
    constant: [],
  };
}
