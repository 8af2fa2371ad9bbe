import { expect, test } from "vitest";
import { log } from "../../core/numeric/elementary/log.js";
import { randomStream } from "../../core/numeric/random.js";
import { fitBaselines, forecastError } from "../baselines/index.js";
import { splitSeries } from "../cut/split-series.js";
import { targetsOf } from "../gather.js";
import { unscale } from "../scaler.js";
import { seriesOf } from "../testing.js";
import type { WindowSet } from "../window-set.js";
import { ensureWindowSet } from "../window-set-check.js";
import { makeWindows } from "../windows.js";
import type { TargetTransform } from "./names.js";
import { ownValue } from "./own-value.js";
import { leastOf, type Undo, undoOutputs } from "./undo.js";
import { withoutTransform } from "./without-transform.js";

const rows = 200;
const stream = randomStream(3);
const counts = Array.from({ length: rows }, (_, k) =>
  Math.max(0, Math.round(Math.exp(1.5 + Math.sin(k / 4) + 0.3 * stream.normal()) - 1)),
);
const positive = counts.map((count) => count + 1);
const flow = Array.from({ length: rows }, () => stream.normal());

function windowsOf(count: readonly number[], transform: readonly TargetTransform[] = []) {
  const series = seriesOf({ count, flow });
  const split = splitSeries(series);
  const options = {
    series,
    split,
    inputs: ["count", "flow"],
    targets: ["count"],
    window: 6,
    horizon: { from: 1, to: 2 },
  };
  return { series, split, windows: makeWindows({ ...options, transform }) };
}

const numbers = (set: WindowSet) => [set.inputs, set.targets, set.starts];

test("log gives the very windows of a series whose logarithms were taken by hand", () => {
  const { windows } = windowsOf(positive, ["log"]);
  const byHand = windowsOf(positive.map(log)).windows;
  expect(numbers(windows.train)).toEqual(numbers(byHand.train));
  expect(windows.inputScaler.mean[0]).toBe(byHand.inputScaler.mean[0]);
  expect(windows.train.undo?.log).toEqual([
    { shift: 0, mean: byHand.targetScaler.mean[0], sd: byHand.targetScaler.sd[0] },
  ]);
});

test("where the training part holds 0, log adds its least value above, and says so; a later 0 needs one there", () => {
  const { windows } = windowsOf(counts, ["log"]);
  expect(windows.train.undo?.log?.[0]?.shift).toBe(1);
  expect(windows.notes.at(-1)).toMatch(/"count" enters as the logarithm of itself \+ 1: .*median, not its mean/);
  const later = positive.map((value, k) => (k === 150 ? 0 : value));
  expect(() => windowsOf(later, ["log"])).toThrow(
    /column "count": with "log" in `transform` values must be above 0, .*, got 0 in row 151 of the series\. Correct it/,
  );
});

test("undone, targets are those of the table to single precision, and so is their unit", () => {
  const plain = windowsOf(counts).windows;
  const { windows } = windowsOf(counts, ["log", "non-negative"]);
  expect([windows.errorFactor, windows.targetScaler]).toEqual([plain.errorFactor, plain.targetScaler]);
  const outputs = targetsOf(windows.test);
  const undo = windows.test.undo!;
  undoOutputs(undo, { outputs, into: outputs, rows: windows.test.length, outputSize: 2, weights: null });
  const truth = targetsOf(plain.test);
  for (const [k, value] of truth.entries()) expect(Math.abs(outputs[k]! - value)).toBeLessThan(2e-6);
  expect(targetsOf(withoutTransform(windows.test))).toEqual(truth);
});

test("non-negative changes no window, and raises what is below 0 alone; none is below 0 in its own unit", () => {
  const plain = windowsOf(counts).windows;
  const { windows } = windowsOf(counts, ["non-negative"]);
  expect(numbers(windows.train)).toEqual(numbers(plain.train));
  const undo = windows.test.undo!;
  const outputs = Float32Array.from({ length: 400 }, (_, k) => (k - 200) / 50);
  const into = new Float32Array(400);
  const raised = undoOutputs(undo, { outputs, into, rows: 200, outputSize: 2, weights: null });
  const own = Array.from(outputs, (value) => unscale(windows.targetScaler, 0, value));
  expect(raised).toBe(own.filter((value) => value < 0).length);
  for (const [k, value] of own.entries()) {
    expect(unscale(windows.targetScaler, 0, into[k]!)).toBeGreaterThanOrEqual(0);
    if (value > 0) expect(into[k]).toBe(outputs[k]);
    else expect(ownValue(undo, windows.targetScaler, 0, into[k]!)).toBe(0);
  }
});

test("0 is never scaled to less than 0, whatever the mean and the standard deviation", () => {
  for (let k = 0; k < 10_000; k++) {
    const undo: Undo = {
      log: null,
      nonNegative: true,
      mean: [1000 * stream.uniform()],
      sd: [10 * stream.uniform() + 1e-6],
    };
    const own = undo.mean[0]! + undo.sd[0]! * leastOf(undo, 0);
    expect(own).toBeGreaterThanOrEqual(0);
    expect(own).toBeLessThan(1e-3);
  }
});

test("rows of weight 0 are undone, and not counted", () => {
  const undo: Undo = { log: null, nonNegative: true, mean: [0], sd: [1] };
  const outputs = Float32Array.of(-1, -2, 3, -4);
  const places = { outputs, into: outputs, rows: 4, outputSize: 1, weights: Float32Array.of(1, 0, 1, 1) };
  expect(undoOutputs(undo, places)).toBe(2);
  expect([...outputs].map(Math.abs)).toEqual([0, 0, 3, 0]);
});

test("simple forecasts are those of the table without a transform, bit for bit; the linear one is fitted to the logarithms", () => {
  const plain = windowsOf(positive);
  const logged = windowsOf(positive, ["log", "non-negative"]);
  const byHand = windowsOf(positive.map(log));
  const fitted = ({ series, split, windows }: typeof plain) => fitBaselines({ windows, origin: { series, split } });
  const [ofPlain, ofLog, ofHand] = [fitted(plain), fitted(logged), fitted(byHand)];
  expect(ofLog.map(({ name }) => name)).toEqual(ofPlain.map(({ name }) => name));
  const { test: part, errorFactor } = logged.windows;
  for (const [k, { name, predict, validationError }] of ofLog.entries()) {
    const forecasts = predict(part);
    if (name !== "linear") {
      expect(forecasts).toEqual(ofPlain[k]!.predict(plain.windows.test));
      expect(validationError).toBe(ofPlain[k]!.validationError);
      continue;
    }
    const logs = ofHand[k]!.predict(byHand.windows.test);
    const { mean, sd } = byHand.windows.targetScaler;
    let squares = 0;
    const truth = targetsOf(plain.windows.test);
    for (const [at, value] of logs.entries()) {
      const own = Math.exp(mean[0]! + sd[0]! * value);
      expect(unscale(logged.windows.targetScaler, 0, forecasts[at]!)).toBeCloseTo(own, 3);
      squares += (own - unscale(plain.windows.targetScaler, 0, truth[at]!)) ** 2;
    }
    expect(forecastError(forecasts, part, errorFactor)).toBeCloseTo(Math.sqrt(squares / logs.length), 4);
  }
});

test.each([
  [["log"], /with "log" in `transform` a target must be >= 0 over the training part, got -3 in row 6 of the series/],
  [
    ["non-negative"],
    /with "non-negative" in `transform` a target must be >= 0 .*, got -3 in row 6 .*leave "non-negative" out/,
  ],
] as const)("%s refuses a training part with values below 0, by the first of them", (transform, message) => {
  const below = positive.map((value, k) => (k === 5 ? -3 : k === 9 ? -4 : value));
  expect(() => windowsOf(below, transform)).toThrow(message);
});

test.each([
  [["difference", "log"], /log before difference, got \["difference", "log"\]\. A change may be below 0/],
  [["log", "log"], /each once/],
  [["sqrt"], /must be a list of "difference", "log", "non-negative", .* got \["sqrt"\]/],
  [["difference"], /got "difference", which is the network's.*fitHighway\(windows, \{ kind: "last" \}\)/],
])("%s is refused", (transform, message) => {
  expect(() => windowsOf(positive, transform as TargetTransform[])).toThrow(message);
});

test("a set that says how to undo a transform must have its targets without one, and of as many columns", () => {
  const { train } = windowsOf(positive, ["log"]).windows;
  const { untransformed: _, ...without } = train;
  expect(() => ensureWindowSet("f", without, "set")).toThrow(/`set.untransformed` must be there with `set.undo` alone/);
  const undo = { ...train.undo!, mean: [1, 2] };
  expect(() => ensureWindowSet("f", { ...train, undo }, "set")).toThrow(/`set.undo.mean` must have one entry .* got 2/);
  expect(() => ensureWindowSet("f", { ...train, undo: { ...train.undo!, log: 3 as never } }, "set")).toThrow(
    /set.undo.log/,
  );
});
