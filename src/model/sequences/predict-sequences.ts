import { GradusError } from "../../core/errors.js";
import { decodeFloats } from "../../core/stored/floats.js";
import { NO_CLASS, type SequenceData } from "../../data/sequences/contract.js";
import { stepMatrix } from "../../data/sequences/step-matrix.js";
import type { Stretch } from "../../data/sequences/stretch.js";
import { stepsOf } from "../../data/sequences/stretch.js";
import { windowsIn } from "../../data/sequences/window-shape.js";
import type { InputWindows } from "../../data/window-set.js";
import { leaseOf } from "../../kernels/lease.js";
import { threadKernels } from "../../kernels/select.js";
import type { PredictOptions } from "../../train/predict.js";
import { BATCH, Predictor } from "../../train/predictor.js";
import { meanOf, trainedNetwork } from "../forecasters/network.js";
import { outputsPerTarget, type QuantileForecast, quantileForecast } from "../quantile-forecast.js";
import { ensureModel, scalerOf } from "../record.js";
import type { ModelRecord } from "../schema.js";
import { inColumnsOf } from "./in-columns-of.js";
import { shareRows } from "./shares.js";

/** What a model tells of one sequence, or of one step of it. */
export interface SequenceForecast {
  readonly sequence: string;
  /** Step of the sequence, from 1; null where the whole is told. Of frames and symbols the one that comes next. */
  readonly step: number | null;
  /** The class or symbol that is likeliest; null for numbers and frames. */
  readonly told: string | null;
  /** One a column of the model's targets: probabilities, or numbers in their own unit. */
  readonly values: readonly number[];
  /** About numbers, in their unit, as of a `ForecastRow`; none where the model has none. */
  readonly intervals: QuantileForecast["intervals"];
  /** Of a model of several quantiles all of them; else none. */
  readonly quantiles: QuantileForecast["quantiles"];
  /** What the data say: a class or symbol, or numbers; null where they do not. */
  readonly actual: string | readonly number[] | null;
}

/**
 * What a model of sequences tells of every sequence, or every step, in their order, in blocks. Frames and symbols are told for the step after each, the one after the
 * last too.
 *
 * @throws GradusError for a model of another kind, a column that is missing, and outputs that are not finite
 */
export function* predictSequences(
  model: ModelRecord,
  data: SequenceData,
  options: PredictOptions = {},
): Generator<readonly SequenceForecast[]> {
  const { sequences, forecaster, window, inputs } = ensureModel(model, "predictSequences: `model`");
  if (sequences === null || forecaster.kind !== "network") {
    throw new GradusError(
      "predictSequences: `model` must be a network of sequences, got a forecast of a table. Use forecastSeries.",
    );
  }
  const read = inColumnsOf(data, inputs.columns);
  const { windows: kind } = sequences;
  const whole = data.names.map(
    (_, k): Stretch => ({ sequence: k, start: data.offsets[k]!, end: data.offsets[k + 1]! }),
  );
  // Every step is read here, the last of frames and symbols too, and labels decide nothing.
  const stretches = windowsIn({ ...read, labels: null }, whole, { kind, window, ahead: 0 }).map((stretch) =>
    withWholeWindow(stretch, { window, from: data.offsets[stretch.sequence]! }),
  );
  const steps = stepMatrix(read, { train: [], asIs: false, padding: window, given: scalerOf(inputs) });
  const network = trainedNetwork(forecaster);
  const isEach = kind === "pieces";
  const lease = leaseOf(options.kernels ?? threadKernels());
  try {
    const parameters = lease.kernels.allocate(network.layout.length);
    const predictor = new Predictor({
      ...{ network, kernels: lease.kernels, parameters, window, hasLengths: true, batch: BATCH },
      scored: isEach ? "all" : "last",
    });
    const members = forecaster.members.map((member) => decodeFloats(member.parameters));
    for (let from = 0; from < stretches.length; from += BATCH) {
      const own = stretches.slice(from, from + BATCH);
      const set: InputWindows = {
        ...{ length: own.length, window, inputs: steps.inputs, inputSize: inputs.columns.length },
        starts: Uint32Array.from(own, ({ end }) => end),
        lengths: Uint32Array.from(own, stepsOf),
      };
      const runs = members.map((values) => {
        parameters.set(values);
        return isEach ? predictor.predictSteps(set) : predictor.predict(set);
      });
      const outputs = runs.length === 1 ? runs[0]! : meanOf(runs, runs[0]!.length);
      yield rowsOf(model, data, { stretches: own, outputs, isEach });
    }
  } finally {
    lease.release();
  }
}

/** A stretch that is read, and the first step of it that is told. */
interface ToldStretch extends Stretch {
  readonly tellFrom: number;
}

/** What remains of a sequence that was cut into pieces is read with the steps before it, as many as a window holds. */
function withWholeWindow(
  stretch: Stretch,
  { window, from }: { readonly window: number; readonly from: number },
): ToldStretch {
  return { ...stretch, start: Math.max(from, stretch.end - window), tellFrom: stretch.start };
}

interface Block {
  readonly stretches: readonly ToldStretch[];
  /** (windows, S, O) */
  readonly outputs: Float32Array;
  readonly isEach: boolean;
}

function rowsOf(model: ModelRecord, data: SequenceData, { stretches, outputs, isEach }: Block): SequenceForecast[] {
  const { targets, window } = model;
  const { task, windows: kind } = model.sequences!;
  const K = outputsPerTarget(model);
  const O = targets.columns.length * K;
  const bad = outputs.findIndex((value) => Number.isNaN(value));
  if (bad >= 0) throw new GradusError(`${data.source}: the model's outputs must be finite, got NaN. Train it anew.`);
  const values = shareRows(task, outputs, { ...targets, outputsPerTarget: K });
  const rows: SequenceForecast[] = [];
  const ahead = task === "frames" || task === "chars" ? 1 : 0;
  stretches.forEach(({ sequence, tellFrom, end }, k) => {
    for (let row = isEach ? tellFrom : end - 1; row < end; row++) {
      const place = isEach ? k * window + window - (end - row) : k;
      const all = values.slice(place * O, (place + 1) * O);
      const told = model.quantiles === undefined ? null : quantileForecast(model.quantiles, all);
      const own = told?.forecast ?? Array.from(all);
      const isOfClasses = task !== "regress" && task !== "frames";
      rows.push({
        sequence: data.names[sequence]!,
        step: kind === "ends" ? null : row - data.offsets[sequence]! + 1 + ahead,
        told: isOfClasses ? targets.columns[own.indexOf(Math.max(...own))]! : null,
        values: own,
        intervals: told?.intervals ?? (task === "regress" ? intervalsAbout(own, model) : []),
        quantiles: told?.quantiles ?? [],
        actual: actualOf(data, { sequence, row: row + ahead, isNext: ahead === 1 }),
      });
    }
  });
  return rows;
}

function intervalsAbout(values: readonly number[], { intervals, targets }: ModelRecord): SequenceForecast["intervals"] {
  const moved = (halfWidths: readonly number[], by: number) =>
    values.map((value, c) => value + by * halfWidths[c]! * targets.sd[c]!);
  return intervals.map(({ level, halfWidths }) => ({ level, low: moved(halfWidths, -1), high: moved(halfWidths, 1) }));
}

/** What the data say of a sequence or a step. */
function actualOf(
  { labels, steps, columns, offsets }: SequenceData,
  { sequence, row, isNext }: { readonly sequence: number; readonly row: number; readonly isNext: boolean },
): SequenceForecast["actual"] {
  if (isNext) {
    if (row >= offsets[sequence + 1]!) return null;
    if (steps.kind === "symbols") return columns[steps.codes[row]!] ?? null; // one that the model does not know
    return Array.from(steps.values.subarray(row * columns.length, (row + 1) * columns.length));
  }
  if (labels === null) return null;
  const place = labels.of === "sequence" ? sequence : row;
  if (labels.kind === "class") {
    const code = labels.codes[place]!;
    return code === NO_CLASS ? null : labels.classes[code]!;
  }
  const K = labels.columns.length;
  const own = Array.from(labels.values.subarray(place * K, (place + 1) * K));
  return own.some(Number.isNaN) ? null : own;
}
