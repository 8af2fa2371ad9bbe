import { ensure } from "../../../core/errors.js";
import { ensureOptions, type OptionRules } from "../../../core/options.js";
import { quantilesOf } from "../../../core/quantile-name.js";
import { callable, integer, number, oneOf, required, shaped, text } from "../../../core/rules.js";
import { withOutputsPerTarget } from "../../../data/outputs-per-target.js";
import { asTrained, type ClassTraining } from "../../../data/sequences/class-training.js";
import {
  SEQUENCE_TASKS,
  type SequenceData,
  type SequenceReading,
  type SequenceTask,
} from "../../../data/sequences/contract.js";
import { ensureSequences } from "../../../data/sequences/ensure-sequences.js";
import { type SequenceWindows, sequenceWindows } from "../../../data/sequences/sequence-windows.js";
import type { Stretch } from "../../../data/sequences/stretch.js";
import { taskOf } from "../../../data/sequences/task-of.js";
import { PLAIN_NOTATION } from "../../../data/table-notation.js";
import type { Allocate } from "../../../data/window-set.js";
import { metrics } from "../../../metric/index.js";
import type { Choice } from "../../../train/method-recipe.js";
import type { PartRecord, TaskRecord } from "../../records/task.js";
import { judgedBaselines } from "../judged-baselines.js";
import { metricRecord } from "../metric-record.js";
import { lossChoiceRule, metricForLoss } from "../number-loss.js";
import { quantileNotes } from "../quantile-notes.js";
import type { StudyTask } from "../task.js";
import { describeSequences } from "./describe-sequences.js";
import { SEQUENCE_KINDS, type SequenceKind } from "./kinds.js";

export interface SequenceDataTaskOptions extends ClassTraining {
  readonly data: SequenceData;
  /** What is told. Default: found from the labels and steps */
  readonly task?: SequenceTask;
  /** T, steps that a network reads at most. Default: see `windowShape` */
  readonly window?: number | undefined;
  /** Name of the metric by which epochs and methods are compared, one of the task's. Default: its first, see `SEQUENCE_KINDS` */
  readonly metric?: string | undefined;
  /** Of numbers: what is minimised, see `seriesTask`; it decides by its own metric. Default squared */
  readonly loss?: Choice | undefined;
  /** Shares of the sequences, or of the steps of one. Read where the data name no part of their own. Default 0.2 each */
  readonly validationShare?: number;
  readonly testShare?: number;
  readonly allocate?: Allocate;
}

const OPTIONS = {
  data: required(
    shaped("sequences", ["columns", "offsets", "steps", "labels", "parts"], "Give what readSequences gives."),
  ),
  task: oneOf(...SEQUENCE_TASKS),
  window: integer(1),
  metric: text,
  validationShare: number,
  testShare: number,
  labelSmoothing: number,
  classWeights: oneOf("none", "balanced"),
  loss: lossChoiceRule,
  allocate: callable,
} satisfies OptionRules<SequenceDataTaskOptions>;

/**
 * A task on sequences of unequal length as a study's subject: parts, windows, the simple forecasts to beat and the task's own measures.
 *
 * @throws GradusError for data that break their contract, a task that the labels do not fit, parts without sequences, and a metric of another task
 * @example
 * const data = await readSequences("LICENSE");
 * const task = sequenceDataTask({ data, window: 20 }); // of characters: runStudy({ task, ... })
 */
export function sequenceDataTask(given: SequenceDataTaskOptions): StudyTask {
  ensureOptions("sequenceDataTask", given, OPTIONS);
  ensureSequences("sequenceDataTask", given.data);
  const { data, task = taskOf(data), validationShare = 0.2, testShare = 0.2 } = given;
  const options = { ...given, task, validationShare, testShare };
  const kind = SEQUENCE_KINDS[task];
  const { loss } = options;
  ensure(
    loss === undefined || task === "regress",
    () =>
      `sequenceDataTask: \`loss\` is of numbers, got it with the task "${task}", which has one of its own. Leave it out.`,
  );
  const asked = metrics.get(decidingMetric(kind, options));
  const metric = loss === undefined ? asked : metricForLoss(loss);
  const taus = quantilesOf(metric.name);
  const once = sequenceWindows(options);
  const windows = withOutputsPerTarget(once, taus?.length ?? 1);
  const train = asTrained(windows.train, { ...options, isOfClasses: data.labels?.kind === "class" });
  const fitted = kind.baselines(once, metric); // of labels as they are
  const baselines = loss === undefined ? fitted : judgedBaselines(fitted, windows, metric);
  const record: TaskRecord = {
    kind: task,
    source: data.source,
    rows: data.offsets.at(-1)!,
    segments: 1,
    seriesColumn: null,
    targets: targetsOf(data),
    inputs: [...data.columns],
    time: null,
    window: windows.shape.window,
    horizon: { from: windows.shape.ahead, to: windows.shape.ahead },
    missing: "none",
    notation: { ...PLAIN_NOTATION, missingValues: [] },
    transform: [],
    derived: { calendar: [], knownAhead: [], masked: [] },
    split: null,
    parts: {
      train: partOf(data, windows, "train"),
      validation: partOf(data, windows, "validation"),
      test: partOf(data, windows, "test"),
    },
    earlierFolds: [],
    notes: [...data.notes, ...windows.notes, ...quantileNotes(taus)],
    audit: [],
    metric: metricRecord(metric),
    measures: kind.measures.filter((name) => name !== metric.name).map((name) => metricRecord(metrics.get(name))),
    classes: data.labels?.kind === "class" ? [...data.labels.classes] : [],
    sequences: { ...describeSequences(data, windows), reading: readingOf(data.readAs) },
    errorUnit: windows.errorUnit,
  };
  const testLabel = (k: number) => labelOf(data, windows.stretches.test[k]!);
  return { record, windows: { ...windows, train }, baselines, testLabel, loss: loss ?? kind.loss };
}

function readingOf({ target, sequence, channels, time }: SequenceReading = {}) {
  return {
    target: target === undefined ? null : [...target],
    sequence: sequence === undefined ? null : [...sequence],
    channels: channels ?? null,
    ...(time !== undefined && { time }),
  };
}

function decidingMetric({ deciding }: SequenceKind, { task, metric }: SequenceDataTaskOptions): string {
  ensure(
    metric === undefined || deciding.includes(metric),
    () =>
      `sequenceDataTask: \`metric\` of the task "${task}" must be one of ${deciding.join(", ")}, got "${metric}". Leave it out for ${deciding[0]}.`,
  );
  return metric ?? deciding[0];
}

function targetsOf({ labels, steps }: SequenceData): string[] {
  if (labels === null) return [steps.kind === "symbols" ? "next symbol" : "next frame"];
  return labels.kind === "class" ? [labels.name] : [...labels.columns];
}

function partOf(
  data: SequenceData,
  { stretches }: SequenceWindows,
  part: keyof SequenceWindows["stretches"],
): PartRecord {
  const own = stretches[part];
  const label = (stretch: Stretch | undefined) => (stretch === undefined ? "" : labelOf(data, stretch));
  return { windows: own.length, from: label(own[0]), to: label(own.at(-1)), segments: 1 };
}

/** A window by its sequence, and by its last step where the sequence goes on. */
function labelOf({ names, offsets }: SequenceData, { sequence, end }: Stretch): string {
  const isWhole = end === offsets[sequence + 1]!;
  return isWhole ? names[sequence]! : `${names[sequence]!}, step ${end - offsets[sequence]!}`;
}
