import { ensureOptions } from "../../core/options.js";
import { fitBaselines } from "../../data/baselines/index.js";
import { type AddingOptions, addingTask } from "../../data/tasks/adding.js";
import { SEQUENCE_OPTIONS } from "../../data/tasks/sequence-task.js";
import { rmse } from "../../metric/rmse.js";
import type { TaskRecord } from "../records/task.js";
import { metricRecord } from "./metric-record.js";
import type { StudyTask } from "./task.js";

/**
 * The adding problem as a study: two channels, a value and a marker that is 1 once in each half; the target is the sum of
 * the two marked values. Its floors, the mean and the best linear predictor, are noted.
 */
export function addingStudyTask(options: AddingOptions): StudyTask {
  ensureOptions("addingStudyTask", options, SEQUENCE_OPTIONS);
  const { floors, ...windows } = addingTask(options);
  const { length } = options;
  const part = (count: number) => ({ windows: count, from: "example 1", to: `example ${count}` });
  const floorOf = (meanSquare: number) => Math.sqrt(meanSquare).toPrecision(3);
  const record: TaskRecord = {
    kind: "adding",
    source: `adding problem, T = ${length}`,
    rows: (options.train + options.validation + options.test) * length,
    segments: 1,
    targets: windows.targetScaler.columns,
    inputs: windows.inputScaler.columns,
    time: null,
    window: length,
    horizon: { from: 0, to: 0 },
    missing: "none",
    parts: { train: part(options.train), validation: part(options.validation), test: part(options.test) },
    notes: [
      `No forecast from the mean gets below ${floorOf(floors.mean)}, none that is linear below ${floorOf(floors.linear)}.`,
    ],
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
