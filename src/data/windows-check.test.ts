import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { fitBaselines } from "./baselines/index.js";
import { latchTask } from "./tasks/latch.js";
import { ensureWindows } from "./windows-check.js";

const windows = latchTask({ length: 4, train: 3, validation: 2, test: 2, stream: randomStream(1) });
const { test: set, targetScaler } = windows;
const refused = (change: object) => () => ensureWindows("f", { ...windows, ...change }, "task.windows");

test("windows of three parts that can be are taken", () => {
  refused({})();
});

test.each([
  [{ test: { ...set, targetOffsets: [99] } }, "f: `task.windows.test.targets` must hold every row"],
  [{ test: undefined }, "f: `task.windows` must be windows, got"],
  [{ test: 3 }, "f: `task.windows.test` must be a set of windows, got 3."],
  [
    { test: { ...set, outputSize: 2, targetOffsets: [2, 3] } },
    "f: `task.windows.test.outputSize` must be that of `task.windows.train`, 1, got 2.",
  ],
  [{ errorFactor: -1 }, "f: `task.windows.errorFactor` must be a finite number > 0, got -1."],
  [{ errorFactor: "1" }, 'got "1". Give the number 1.'],
  [{ errorUnit: "targets" }, 'f: `task.windows.errorUnit` must be "target" or'],
  [{ notes: undefined }, "f: `task.windows.notes` must be a list of texts, got nothing."],
  [{ targetScaler: undefined }, "f: `task.windows.targetScaler.columns` must be a list of texts, got nothing."],
  [
    { targetScaler: { ...targetScaler, sd: Float64Array.of(0) } },
    "f: `task.windows.targetScaler.sd` must be a Float64Array of finite numbers > 0",
  ],
  [
    { targetScaler: { ...targetScaler, mean: new Float64Array(2) } },
    "f: `task.windows.targetScaler.mean` must have one entry for each of 1 columns, got 2.",
  ],
])("%o is refused by name: %s", (change, message) => {
  expect(refused(change)).toThrow(message);
});

test("fitBaselines checks its windows, and its forecasts the sets that they are asked for", () => {
  expect(() => fitBaselines({ windows: { ...windows, errorFactor: 0 }, origin: null })).toThrow(
    "fitBaselines: `windows.errorFactor` must be",
  );
  const [mean] = fitBaselines({ windows, origin: null });
  expect(() => mean!.predict({ ...set, starts: new Uint32Array(2).fill(99) })).toThrow(
    "predict: `set.starts` must leave",
  );
});
