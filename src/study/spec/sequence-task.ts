import { fitBaselines } from "../../data/baselines/index.js";
import type { Windows } from "../../data/windows.js";
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
  /** What a reader should know. Default: nothing */
  readonly notes?: readonly string[];
}

/** Separate sequences as a study: no time, no row ahead; compared with the mean and the best linear predictor. */
export function sequenceStudyTask({ source, windows, kind = "sequences", notes = [] }: SequenceTaskParts): StudyTask {
  const { train, validation, test } = windows;
  const part = ({ length }: { readonly length: number }) => ({
    windows: length,
    from: "example 1",
    to: `example ${length}`,
  });
  const record: TaskRecord = {
    kind,
    source,
    rows: (train.length + validation.length + test.length) * train.window,
    segments: 1,
    targets: windows.targetScaler.columns,
    inputs: windows.inputScaler.columns,
    time: null,
    window: train.window,
    horizon: { from: 0, to: 0 },
    missing: "none",
    parts: { train: part(train), validation: part(validation), test: part(test) },
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
