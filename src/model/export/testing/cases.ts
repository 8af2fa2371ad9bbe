import { randomStream } from "../../../core/numeric/random.js";
import type { FittedBaseline } from "../../../data/baselines/contract.js";
import { splitSeries } from "../../../data/cut/split-series.js";
import type { CalendarPart } from "../../../data/derive/calendar.js";
import { deriveInputs } from "../../../data/derive/derive-inputs.js";
import { withOutputsPerTarget } from "../../../data/outputs-per-target.js";
import type { Series } from "../../../data/series.js";
import { PLAIN_NOTATION } from "../../../data/table-notation.js";
import type { TargetTransform } from "../../../data/transform/names.js";
import { makeWindows, type Windows } from "../../../data/windows.js";
import { fitHighway } from "../../../highway/fit-highway.js";
import { initialise } from "../../../initialisers/initialise.js";
import { buildNetwork } from "../../../network/build.js";
import type { HighwayKind } from "../../../network/highway.js";
import { ensembleRecord } from "../../ensemble.js";
import { type CommonParts, modelRecord } from "../../record.js";
import type { ModelRecord } from "../../schema.js";
import { simpleModelRecord } from "../../simple.js";

/** What a model of a test is to be. */
export interface Wanted {
  readonly cell?: string;
  readonly bidirectional?: boolean;
  readonly activation?: string;
  readonly hiddenSizes?: readonly number[];
  readonly highway?: HighwayKind;
  readonly transform?: readonly TargetTransform[];
  readonly calendar?: readonly CalendarPart[];
  readonly knownAhead?: readonly string[];
  readonly masked?: readonly string[];
  readonly targets?: readonly string[];
  readonly window?: number;
  readonly horizon?: number | { readonly from: number; readonly to: number };
  readonly members?: number;
  /** Several, which are forecast together. */
  readonly quantiles?: readonly number[];
  /** Milliseconds. Default an hour */
  readonly step?: number;
}

const HOUR = 3_600_000;
const SEED = 11;

/** A table of two measured columns, one with values filled in, a plan and a category, over the turn of a year. */
export function exampleSeries(step = HOUR): Series {
  const rows = 160;
  const random = randomStream(SEED);
  const column = (name: string, value: (row: number) => number) => ({
    name,
    values: Float64Array.from({ length: rows }, (_, row) => value(row)),
  });
  const filled = Uint8Array.from({ length: rows }, (_, row) => Number(row % 13 === 5));
  const level = column("level", (row) => 40 + 9 * Math.sin(row / 4) + random.normal());
  const flow = column("flow", (row) => 1e6 + 3 * Math.cos(row / 7) + 0.2 * random.normal());
  filled.forEach((isFilled, row) => {
    if (isFilled === 1) flow.values[row] = flow.values[row - 1]!;
  });
  return {
    source: "example",
    columns: [
      level,
      { ...flow, filled },
      column("holiday", (row) => Number(row % 9 < 2)),
      column("sky = sun", (row) => Number(row % 5 < 2)),
      column("sky = rain", (row) => Number(row % 5 === 3)),
    ],
    time: {
      columns: ["at"],
      milliseconds: Float64Array.from({ length: rows }, (_, row) => Date.UTC(2023, 11, 29, 5) + row * step),
      step,
      gaps: 0,
      resolution: "minute",
    },
    segments: [{ name: "example", start: 0, end: rows }],
    rows,
  };
}

interface Made {
  readonly model: ModelRecord;
  readonly series: Series;
}

/** A network of drawn weights on the example's windows, as a model. */
export function exampleModel(wanted: Wanted): Made {
  const { cell = "elman", activation = "tanh", hiddenSizes = [4], highway = "none", members = 1 } = wanted;
  const { series, data, parts } = windowsFor(wanted);
  const { inputSize, outputSize } = data.train;
  const beside = fitHighway(data, { kind: highway });
  const reads = cell === "mlp" ? { window: data.train.window } : {};
  const shape = { cell, bidirectional: wanted.bidirectional ?? false, hiddenSizes, inputSize, outputSize, ...reads };
  const network = buildNetwork({ ...shape, activation, highway: beside ?? "none" });
  const models = Array.from({ length: members }, (_, k) => {
    const parameters = new Float32Array(network.layout.length);
    initialise(network.layout, parameters, { random: randomStream(SEED + k), gain: 0.9 });
    const drawn = randomStream(k + 1);
    for (const { role, offset, length } of network.layout.slices) {
      if (role !== "bias" && role !== "highway") continue;
      for (let at = offset; at < offset + length; at++) parameters[at] = 0.05 * drawn.normal();
    }
    const training = { ...NOTE, seed: k + 1, epoch: 1 };
    return modelRecord({ ...parts, network: network.spec, highway: beside, training, parameters });
  });
  return { series, model: members === 1 ? models[0]! : ensembleRecord(models, { training: NOTE }) };
}

const NOTE = { method: "sgd", source: "example", validationError: null, testError: null };

/** A simple forecast of the example as a model. */
export function simpleModel(fitted: FittedBaseline, wanted: Wanted): Made {
  const { series, parts } = windowsFor(wanted);
  return { series, model: simpleModelRecord({ ...parts, fitted, training: { ...NOTE, method: fitted.kind } }) };
}

export function windowsFor(wanted: Wanted): {
  readonly series: Series;
  readonly data: Windows;
  readonly parts: CommonParts;
} {
  // biome-ignore format: one line
  const { calendar = [], knownAhead = [], masked = [], targets = ["level"], transform = [], step = HOUR } = wanted;
  const { window = 6, horizon = 1, quantiles = null } = wanted;
  const series = exampleSeries(step);
  const to = typeof horizon === "number" ? horizon : horizon.to;
  const inputs = ["level", "flow", "sky = sun", "sky = rain", ...knownAhead];
  const derived = deriveInputs({ series, inputs, ahead: to, calendar, knownAhead, masked });
  const once = makeWindows({
    ...{ series: derived.series, inputs: derived.inputs, targets, transform, window, horizon },
    split: splitSeries(derived.series, { validationShare: 0.2, testShare: 0.2 }),
  });
  const data = withOutputsPerTarget(once, quantiles?.length ?? 1);
  const { inputScaler, targetScaler } = data;
  const categories = [{ column: "sky", values: ["sun", "rain"] }];
  const parts = {
    ...{ window, horizon, inputScaler, targetScaler, undo: data.train.undo ?? null, quantiles },
    derived: { calendar, knownAhead, masked },
    missing: masked.length > 0 ? ("mask" as const) : ("none" as const),
    notation: { ...PLAIN_NOTATION, categories },
  };
  return { series, data, parts };
}
