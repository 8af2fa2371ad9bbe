import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { chosenWindows } from "../../data/chosen-windows.js";
import { splitSeries } from "../../data/cut/split-series.js";
import { addingTask } from "../../data/tasks/adding.js";
import { seriesOf } from "../../data/testing.js";
import type { WindowSet } from "../../data/window-set.js";
import { makeWindows, type Windows } from "../../data/windows.js";
import { parseModel } from "../../model/record.js";
import { parseStudy, studyJson } from "../records/parse.js";
import { runStudy } from "../run/run-study.js";
import { surroundings } from "../testing/surroundings.js";
import { defaultCriteria } from "./criteria.js";
import { methodsNamed } from "./methods/index.js";
import { networkFor } from "./options.js";
import { sequenceStudyTask } from "./sequence-task.js";

const T = 4;
const adding = addingTask({ length: T, train: 60, validation: 30, test: 30, stream: randomStream(1) });

/** The parts, asked for these rows, `test` for others of its own if given. */
function windowsAt(targetOffsets: readonly number[], test = targetOffsets): Windows {
  const part = (set: WindowSet, offsets: readonly number[]) => {
    const indices = Array.from({ length: set.length - 2 }, (_, k) => k); // the last ones would ask beyond the last row
    return { ...chosenWindows(set, indices), targetOffsets: offsets, outputSize: offsets.length };
  };
  const { train, validation } = adding;
  return {
    ...adding,
    train: part(train, targetOffsets),
    validation: part(validation, targetOffsets),
    test: part(adding.test, test),
  };
}

test("several rows after the sequences are a range of rows ahead, which study and model record", async () => {
  const task = sequenceStudyTask({ source: "x", windows: windowsAt([T, T + 1, T + 2]) });
  expect(task.record.horizon).toEqual({ from: 1, to: 3 });
  const { study, models } = await runStudy(
    {
      task,
      network: networkFor(task, { hiddenSizes: [3] }),
      methods: methodsNamed(["sgd"]),
      criteria: defaultCriteria,
      size: { batchSizes: [16], epochs: 1, seeds: 1, tuningTrials: 1 },
      seed: 1,
      targetError: null,
      timeBudgetSeconds: null,
    },
    surroundings(),
  );
  expect(parseStudy(studyJson(study))).toEqual(study);
  expect(study.trials.at(-1)!.testErrorsByStep).toHaveLength(3);
  expect(parseModel(JSON.stringify(models[0]!.model), "x").horizon).toEqual({ from: 1, to: 3 });
});

test("rows of windows that overlap count once, those of separate sequences all", () => {
  expect(sequenceStudyTask({ source: "x", windows: adding }).record.rows).toBe(T * (60 + 30 + 30));
  const series = seriesOf({ x: [...Array(50).keys()], y: [...Array(50).keys()].map((k) => k ** 2) });
  const windows = makeWindows({
    series,
    split: splitSeries(series),
    inputs: ["x"],
    targets: ["y"],
    window: 5,
    horizon: 0,
  });
  expect(windows.train.length).toBe(26);
  expect(sequenceStudyTask({ source: "x", windows }).record).toMatchObject({ rows: 50, horizon: { from: 0, to: 0 } });
});

test("one row is the sequence's own, wherever it lies", () => {
  for (const offset of [0, T - 1, T + 2]) {
    expect(sequenceStudyTask({ source: "x", windows: windowsAt([offset]) }).record.horizon).toEqual({ from: 0, to: 0 });
  }
});

test.each([
  ["within the window", [T - 1, T, T + 1], undefined, "several `windows.train.targetOffsets` must be consecutive rows"],
  ["with a gap", [T, T + 2], undefined, "got [4, 6] for a window of 4 rows"],
  ["of other rows in one part", [T, T + 1], [T + 1, T + 2], "several `windows.test.targetOffsets` must be"],
])("several rows %s are refused before any trial", (_name, offsets, test, message) => {
  expect(() => sequenceStudyTask({ source: "x", windows: windowsAt(offsets, test) })).toThrow(message);
});
