import { ensureOptions, type OptionRules } from "../../core/options.js";
import { oneOf, required, text, texts } from "../../core/rules.js";
import { fitBaselines } from "../../data/baselines/index.js";
import { windowsRule } from "../../data/rules.js";
import type { Windows } from "../../data/windows.js";
import { ensureWindows } from "../../data/windows-check.js";
import { rmse } from "../../metric/rmse.js";
import type { TaskRecord } from "../records/task.js";
import { metricRecord } from "./metric-record.js";
import type { StudyTask } from "./task.js";

export interface SequenceTaskParts {
  /** The name of the task, e.g. "latch, T = 20". */
  readonly source: string;
  /** Separate sequences, one window each, whose targets belong to the sequence itself. */
  readonly windows: Windows;
  /** Default "sequences" */
  readonly kind?: TaskRecord["kind"];
  /** Notes for the reader of the report. Default: none */
  readonly notes?: readonly string[];
}

const OPTIONS = {
  source: required(text),
  windows: required(windowsRule),
  kind: oneOf("sequences", "adding", "series"),
  notes: texts,
} satisfies OptionRules<SequenceTaskParts>;

/** Separate sequences as a study: no time, no row ahead; compared with the mean and the best linear predictor. */
export function sequenceStudyTask(parts: SequenceTaskParts): StudyTask {
  ensureOptions("sequenceStudyTask", parts, OPTIONS);
  const { source, windows, kind = "sequences", notes = [] } = parts;
  ensureWindows("sequenceStudyTask", windows, "windows");
  const { train, validation, test } = windows;
  const partOf = ({ length }: { readonly length: number }) => ({
    windows: length,
    from: "example 1",
    to: `example ${length}`,
  });
  const record: TaskRecord = {
    kind,
    source,
    rows: (train.length + validation.length + test.length) * train.window,
    segments: 1,
    seriesColumn: null,
    targets: windows.targetScaler.columns,
    inputs: windows.inputScaler.columns,
    time: null,
    window: train.window,
    horizon: { from: 0, to: 0 },
    missing: "none",
    parts: { train: partOf(train), validation: partOf(validation), test: partOf(test) },
    notes: [...notes, ...windows.notes],
    metric: metricRecord(rmse),
    errorUnit: windows.errorUnit,
  };
  return {
    record,
    windows,
    baselines: fitBaselines({ windows, origin: null }),
    testLabel: (k) => `example ${k + 1}`,
  };
}
