import type { MeasureRecord } from "../../study/records/measure.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { BaselineRecord, TaskRecord } from "../../study/records/task.js";
import type { VerdictRecord } from "../../study/records/verdict.js";
import { fixtureStudy } from "./fixture.js";
import { judged } from "./judged.js";

const METRIC = {
  logLoss: { name: "softmax-cross-entropy", direction: "lower", unit: "nats" },
  accuracy: { name: "accuracy", direction: "higher", unit: "share" },
  macroF1: { name: "macro-f1", direction: "higher", unit: "share" },
  calibration: { name: "calibration-error", direction: "lower", unit: "share" },
  natsAStep: { name: "nats-a-step", direction: "lower", unit: "nats" },
  bitsASymbol: { name: "bits-a-symbol", direction: "lower", unit: "bits" },
} as const;

const CHANNELS = ["channel 1", "channel 2", "channel 3"];

/** What a task on sequences has in place of a series' time, rows ahead and parts in order. */
const ON_SEQUENCES: Partial<TaskRecord> = {
  ...{ rows: 9961, segments: 1, inputs: CHANNELS, time: null, split: null, missing: "none", audit: [] },
  notes: ["validation part of the training part: whole sequences, drawn at random, classes in equal shares"],
};

/** A synthetic study of the classes of sequences. Its errors are those of the series it is made from, over 10,000. */
export function classStudy(decision: VerdictRecord["decision"] = "go"): StudyRecord {
  const classes = ["ah", "eh", "oh"];
  return onSequences(fixtureStudy({ decision, source: "Vowels_TRAIN.ts" }), {
    task: {
      ...ON_SEQUENCES,
      ...{ kind: "classify", targets: ["speaker"], classes, window: 29, horizon: { from: 0, to: 0 } },
      parts: { train: part(216), validation: part(54), test: part(370) },
      metric: METRIC.logLoss,
      measures: [METRIC.accuracy, METRIC.macroF1, METRIC.calibration],
      sequences: {
        ...{ count: 640, shortest: 7, longest: 29, windows: "ends", reading: READING },
        train: { sequences: 216, told: 216, classes: [108, 72, 36] },
        validation: { sequences: 54, told: 54, classes: [27, 18, 9] },
        test: { sequences: 370, told: 370, classes: [185, 123, 62] },
      },
    },
    baselines: [
      simple("class shares", "shares in the training part", 1.0986),
      simple("logistic regression", "ridge 1e-4 on 29 x 3 inputs", 0.4),
    ],
    values: (k) => [0.1 + 0.01 * k, 0.9 + 0.01 * k, 0.89 + 0.01 * k, 0.02],
  });
}

/** A synthetic study of music: one measure, told at every step of sequences that are read whole. */
export function frameStudy(): StudyRecord {
  const told = (sequences: number) => ({ sequences, told: 60 * sequences, classes: [] });
  return onSequences(fixtureStudy({ decision: "no-go", source: "chorales.json" }), {
    task: {
      ...ON_SEQUENCES,
      ...{ kind: "frames", targets: ["next frame"], window: 159, horizon: { from: 1, to: 1 } },
      parts: { train: part(229), validation: part(76), test: part(77) },
      metric: METRIC.natsAStep,
      sequences: {
        ...{ count: 382, shortest: 25, longest: 160, windows: "pieces", reading: READING },
        ...{ train: told(229), validation: told(76), test: told(77) },
      },
    },
    baselines: [simple("note changes", "each note by whether it sounded in the frame before", 0.001)],
    values: (k) => [8 + 0.1 * k],
  });
}

/** A synthetic study of a text that is cut into pieces. */
export function textStudy(): StudyRecord {
  const told = (symbols: number) => ({ sequences: 1, told: symbols, classes: [] });
  return onSequences(fixtureStudy({ decision: "inconclusive", source: "speech.txt" }), {
    task: {
      ...ON_SEQUENCES,
      ...{ kind: "chars", targets: ["next symbol"], inputs: ["\n", " ", "a", "b"], rows: 100_000 },
      ...{ window: 64, horizon: { from: 1, to: 1 } },
      parts: { train: part(938), validation: part(313), test: part(313) },
      metric: METRIC.bitsASymbol,
      measures: [METRIC.logLoss, METRIC.accuracy],
      sequences: {
        ...{ count: 1, shortest: 100_000, longest: 100_000, windows: "pieces", reading: READING },
        ...{ train: told(60_000), validation: told(20_000), test: told(20_000) },
      },
    },
    baselines: [simple("symbol pairs", "shares of what followed in the training part", 3.4)],
    values: (k) => [2.9 - 0.01 * k, 2.01 - 0.01 * k, 0.3],
  });
}

const READING = { target: [], sequence: [], channels: null };

function part(windows: number): TaskRecord["parts"]["train"] {
  return { windows, from: "1", to: String(windows), segments: 1 };
}

function simple(name: BaselineRecord["name"], detail: string, error: number): BaselineRecord {
  return { name, detail, validationError: error, testError: error, testErrorsByStep: [error] };
}

/** Errors of thousands of megawatts are none of classes. */
const SCALE = 1e-4;
const scaled = <E extends number | null>(error: E) => (error === null ? null : SCALE * error) as E;

interface Sequences {
  readonly task: Partial<TaskRecord>;
  readonly baselines: BaselineRecord[];
  /** Of the k-th forecast, by each metric. */
  readonly values: (k: number) => number[];
}

function onSequences(study: StudyRecord, { task, baselines, values }: Sequences): StudyRecord {
  const found = judged({
    ...study,
    task: { ...study.task, ...task },
    baselines,
    forecast: null,
    trials: study.trials.map((trial) => ({
      ...trial,
      ...{ initialValidationError: scaled(trial.initialValidationError), testError: scaled(trial.testError) },
      bestValidationError: scaled(trial.bestValidationError),
      testErrorsByStep: trial.testErrorsByStep?.map(scaled) ?? null,
      epochs: trial.epochs.map((epoch) => ({ ...epoch, validationError: scaled(epoch.validationError) })),
    })),
  });
  const rows = [
    ...found.summaries.map(({ method, batchSize }) => ({ name: method, batchSize })),
    ...baselines.map(({ name }) => ({ name, batchSize: null })),
  ];
  return { ...found, measures: rows.map((row, k): MeasureRecord => ({ ...row, values: values(k) })) };
}
