import { ensure } from "../../core/errors.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { oneOf, required, text, texts } from "../../core/rules.js";
import { fitBaselines } from "../../data/baselines/index.js";
import { windowsRule } from "../../data/rules.js";
import { PART_NAMES } from "../../data/split.js";
import { PLAIN_NOTATION } from "../../data/table-notation.js";
import { transformsIn } from "../../data/transform/names.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Windows } from "../../data/windows.js";
import { ensureWindows } from "../../data/windows-check.js";
import { rmse } from "../../metric/rmse.js";
import type { TaskRecord } from "../records/task.js";
import { metricRecord } from "./metric-record.js";
import type { StudyTask } from "./task.js";

export interface SequenceTaskParts {
  /** The name of the task, e.g. "latch, T = 20". */
  readonly source: string;
  /**
   * Separate sequences, one window each. One target row belongs to the sequence itself, wherever it lies; several are consecutive rows after its
   * end, forecast at once.
   */
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

/**
 * Separate sequences as a study: no time; compared with the mean and the best linear predictor.
 *
 * @throws GradusError for several target rows that are no range of rows ahead, which no model could record
 */
export function sequenceStudyTask(parts: SequenceTaskParts): StudyTask {
  ensureOptions("sequenceStudyTask", parts, OPTIONS);
  const { source, windows, kind = "sequences", notes = [] } = parts;
  ensureWindows("sequenceStudyTask", windows, "windows");
  const { train, validation, test } = windows;
  const partOf = ({ length }: { readonly length: number }) => ({
    windows: length,
    from: "example 1",
    to: `example ${length}`,
    segments: 1,
  });
  const record: TaskRecord = {
    kind,
    source,
    rows: rowsOf(windows),
    segments: 1,
    seriesColumn: null,
    targets: windows.targetScaler.columns,
    inputs: windows.inputScaler.columns,
    time: null,
    window: train.window,
    horizon: horizonOf(windows),
    missing: "none",
    notation: { ...PLAIN_NOTATION, missingValues: [] },
    transform: transformsIn(train.undo),
    derived: { calendar: [], knownAhead: [], masked: [] },
    split: null,
    parts: { train: partOf(train), validation: partOf(validation), test: partOf(test) },
    earlierFolds: [],
    notes: [...notes, ...windows.notes],
    audit: [],
    metric: metricRecord(rmse),
    measures: [],
    classes: [],
    sequences: null,
    errorUnit: windows.errorUnit,
  };
  return {
    record,
    windows,
    baselines: fitBaselines({ windows, origin: null }),
    testLabel: (k) => `example ${k + 1}`,
  };
}

/** Rows of all parts; those of windows that overlap, or of parts that share one matrix, once. */
function rowsOf(windows: Windows): number {
  const matrices = new Set(PART_NAMES.map((part) => windows[part].inputs));
  return [...matrices].reduce((sum, { length }) => sum + length / windows.train.inputSize, 0);
}

/** Rows ahead of the sequence's last one: a range where there are several, else none. */
function horizonOf(windows: Windows): TaskRecord["horizon"] {
  const [from, ...others] = rowsAhead(windows.train) as [number, ...number[]];
  if (others.length === 0) return { from: 0, to: 0 };
  for (const part of PART_NAMES) {
    const { window, targetOffsets } = windows[part];
    ensure(
      from >= 1 && rowsAhead(windows[part]).every((ahead, r) => ahead === from + r),
      () =>
        `sequenceStudyTask: several \`windows.${part}.targetOffsets\` must be consecutive rows after the window, from ${window} on and the same ` +
        `in every part, got [${targetOffsets.join(", ")}] for a window of ${window} rows: a model records rows ahead as the first and the last. ` +
        "Give other rows as more columns of one target row.",
    );
  }
  return { from, to: from + others.length };
}

function rowsAhead({ window, targetOffsets }: WindowSet): number[] {
  return targetOffsets.map((offset) => offset - (window - 1));
}
