import { expect, test } from "vitest";
import { fitBaselines, forecastErrorsByStep } from "./baselines/index.js";
import { splitSeries } from "./cut/split-series.js";
import { targetsOf } from "./gather.js";
import { withOneOutput, withOutputsPerTarget } from "./outputs-per-target.js";
import { seriesOf } from "./testing.js";
import { undoOutputs, valueOfOutput } from "./transform/undo.js";
import { ensureWindowSet } from "./window-set-check.js";
import { makeWindows } from "./windows.js";

const wave = (step: number) => Array.from({ length: 90 }, (_, k) => 5 + Math.sin(k / step) + (k % 3));
const series = seriesOf({ a: wave(4), b: wave(7) });
const options = { series, split: splitSeries(series), inputs: ["a", "b"], targets: ["a", "b"], window: 5 };
const once = makeWindows({ ...options, horizon: { from: 1, to: 2 }, transform: ["log", "non-negative"] });
const wide = withOutputsPerTarget(once, 3);

test("each target stands there as often as asked, side by side, and nothing else changes", () => {
  const plain = targetsOf(once.test);
  const repeated = targetsOf(wide.test);
  expect(repeated).toEqual(Float32Array.from([...plain].flatMap((value) => [value, value, value])));
  expect(wide.test.outputSize).toBe(12);
  expect(wide.test.targets).toBe(once.test.targets);
  expect(withOneOutput(wide.test)).toEqual(once.test);
  expect(withOutputsPerTarget(wide, 1)).toEqual(once);
});

test("a transform is undone by each output's own target", () => {
  const { undo, outputSize: O } = wide.train;
  const outputs = Float32Array.from({ length: 2 * O }, (_, k) => Math.sin(k));
  const into = new Float32Array(2 * O);
  undoOutputs(undo!, { outputs, into, rows: 2, outputSize: O, weights: null });
  for (let k = 0; k < 2 * O; k++) {
    const c = Math.floor((k % O) / 3) % 2;
    const value = valueOfOutput(undo!, c, outputs[k]!);
    expect(undo!.mean[c]! + undo!.sd[c]! * into[k]!).toBeCloseTo(value, 5);
  }
});

test("errors by row ahead are those of a forecast that gives each value three times", () => {
  const [mean] = fitBaselines({ windows: once, origin: null });
  const outputs = mean!.predict(once.test);
  const repeated = Float32Array.from([...outputs].flatMap((value) => [value, value, value]));
  const found = forecastErrorsByStep(repeated, wide.test, 1);
  forecastErrorsByStep(outputs, once.test, 1).forEach((error, k) => {
    expect(found[k]).toBeCloseTo(error, 12);
  });
});

test("what contradicts itself is refused: a count, a size, how a transform is undone, simple forecasts of such windows", () => {
  expect(() => withOutputsPerTarget(once, 0)).toThrow("withOutputsPerTarget: `count` must be");
  const wrongSize = { ...wide.test, outputSize: 4 };
  expect(() => ensureWindowSet("own", wrongSize, "set")).toThrow("times `set.outputsPerTarget`, 2 x 2 x 3, got 4");
  const wrongUndo = { ...wide.test, undo: once.test.undo! };
  expect(() => ensureWindowSet("own", wrongUndo, "set")).toThrow(
    "`set.undo.outputsPerTarget` must be that of `set`, 3, got 1",
  );
  expect(() => fitBaselines({ windows: wide, origin: null })).toThrow(
    "must ask for each target once, got `outputsPerTarget` 3",
  );
});
