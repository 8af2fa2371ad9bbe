import { randomStream } from "../../../core/numeric/random.js";
import { withOutputsPerTarget } from "../../../data/outputs-per-target.js";
import type { SequenceData, SequenceTask } from "../../../data/sequences/contract.js";
import { sequenceWindows } from "../../../data/sequences/sequence-windows.js";
import { amountsOf, classesOf, numbersOf, symbolsOf } from "../../../data/sequences/testing.js";
import { buildNetwork } from "../../../network/build.js";
import type { Highway } from "../../../network/highway.js";
import { ensembleRecord } from "../../ensemble.js";
import { modelRecord } from "../../record.js";
import type { ModelRecord } from "../../schema.js";
import { predictSequences, type SequenceForecast } from "../../sequences/predict-sequences.js";

/** What a model of sequences of a test is to be. */
export interface WantedSequences {
  readonly task: SequenceTask;
  readonly cell: string;
  readonly bidirectional?: boolean;
  readonly hiddenSizes?: readonly number[];
  readonly members?: number;
  readonly window?: number;
  readonly highway?: "linear";
  readonly quantiles?: readonly number[];
}

export const SEQUENCE_CELLS = ["elman", "gru", "lstm"];

/** Every task by every cell, one of two layers, one of several members, one that reads a window at once. */
export const SEQUENCE_MODELS: readonly WantedSequences[] = [
  ...(["classify", "regress", "tag", "frames", "chars"] as const).flatMap((task) =>
    SEQUENCE_CELLS.map((cell) => ({ task, cell })),
  ),
  { task: "tag", cell: "gru", hiddenSizes: [4, 3] },
  { task: "classify", cell: "lstm", hiddenSizes: [4, 4], members: 2 },
  { task: "classify", cell: "mlp", window: 5 },
  ...(["classify", "tag"] as const).flatMap((task) =>
    SEQUENCE_CELLS.map((cell) => ({ task, cell, bidirectional: true, hiddenSizes: [4, 3] })),
  ),
  { task: "regress", cell: "gru", bidirectional: true, hiddenSizes: [3] },
  { task: "regress", cell: "elman", window: 4 },
  { task: "regress", cell: "gru", highway: "linear" },
  { task: "regress", cell: "gru", quantiles: [0.1, 0.5, 0.9] },
  { task: "tag", cell: "lstm", highway: "linear" },
];

/** Twelve sequences of 3 to 8 steps, of the kind that a task is for. */
export function sequencesFor(task: SequenceTask): SequenceData {
  const random = randomStream(3);
  const lengths = Array.from({ length: 12 }, (_, k) => 3 + (k % 6));
  const rows = lengths.map((length) =>
    Array.from({ length }, () => [100 + 5 * random.normal(), 1e-3 * random.normal()]),
  );
  const each = rows.flat().map((_, k) => "abc"[k % 3]!);
  switch (task) {
    case "classify":
      return numbersOf(rows, { labels: classesOf("sequence", rows.map((_, k) => `class ${k % 3}`)) }); // biome-ignore format: one line
    case "regress":
      return numbersOf(rows, { labels: amountsOf("sequence", rows.map((own, k) => [k, 1e6 + own.length])) }); // biome-ignore format: one line
    case "tag":
      return numbersOf(rows, { labels: classesOf("step", each) });
    case "frames":
      return numbersOf(rows.map((own) => own.map(() => [0, 1, 2].map(() => Number(random.uniform() < 0.5)))));
    case "chars":
      return symbolsOf(
        lengths.map((length, k) => Array.from({ length }, (_, t) => 'a"b\n'[(k + t * t) % 4]!).join("")),
      );
    default:
      return task satisfies never;
  }
}

/** A network of drawn weights on such sequences, as a model. */
export function sequenceModel({ hiddenSizes = [4], members = 1, ...wanted }: WantedSequences): ModelRecord {
  const { task, cell, bidirectional = false, window, highway: kind, quantiles = null } = wanted;
  const data = sequencesFor(task);
  const once = sequenceWindows({ data, task, window, validationShare: 0.2, testShare: 0.2 });
  const { shape, inputScaler, targetScaler, train } = withOutputsPerTarget(once, quantiles?.length ?? 1);
  const { inputSize, outputSize } = train;
  const sizes = { hiddenSizes, inputSize, outputSize, ...(cell === "mlp" && { window: shape.window }) };
  const highway = kind === undefined ? null : highwayOver(inputSize, outputSize);
  const network = buildNetwork({ cell, bidirectional, ...sizes, highway: highway ?? "none" });
  const note = { method: "sgd", source: "made", validationError: null, testError: null };
  const all = Array.from({ length: members }, (_, k) => {
    const drawn = randomStream(k + 7);
    const parameters = Float32Array.from({ length: network.layout.length }, () => 0.6 * drawn.normal());
    return modelRecord({
      ...{ network: network.spec, parameters, window: shape.window, horizon: { from: shape.ahead, to: shape.ahead } },
      ...{ highway, quantiles, inputScaler, targetScaler, training: { ...note, seed: 1, epoch: 1 } },
      sequences: { task, windows: shape.kind, label: "label", reading: { target: null, sequence: null, channels: null } }, // biome-ignore format: one line
    });
  });
  return members === 1 ? all[0]! : ensembleRecord(all, { training: note });
}

/** Of the last four steps, more than the shortest sequence has. */
function highwayOver(inputSize: number, outputSize: number): Highway {
  const drawn = randomStream(5);
  const coefficients = Float32Array.from({ length: (4 * inputSize + 1) * outputSize }, () => drawn.normal());
  return { kind: "linear", rows: 4, inputs: null, coefficients };
}

/** What the model tells of the sequences that are as long as its window, or of their last steps; (N, S, O). */
export function toldOf(model: ModelRecord): {
  readonly read: SequenceData;
  readonly told: readonly (readonly number[])[][];
} {
  const { task, windows } = model.sequences!;
  const data = sequencesFor(task);
  const rows = [...predictSequences(model, data)].flat();
  const told = data.names.map((name) => rows.filter(({ sequence }) => sequence === name).map(allOf));
  return { read: data, told: windows === "sliding" ? told.map((own) => own.slice(-1)) : told };
}

/** What is told, number by number with all of its quantiles. */
function allOf({ values, quantiles }: SequenceForecast): readonly number[] {
  return values.flatMap((value, c) => (quantiles.length === 0 ? [value] : quantiles.map((own) => own.values[c]!)));
}
