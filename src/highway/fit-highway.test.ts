import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { rootMeanSquareError } from "../data/baselines/contract.js";
import { fitBaselines, forecastError } from "../data/baselines/index.js";
import { splitSeries } from "../data/cut/split-series.js";
import { linearForecasts } from "../data/linear/forecasts.js";
import { addingTask } from "../data/tasks/adding.js";
import { filledHoles, seriesOf } from "../data/testing.js";
import type { WindowSet } from "../data/window-set.js";
import { makeWindows } from "../data/windows.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { selectKernels } from "../kernels/select.js";
import { rmse } from "../metric/rmse.js";
import { buildNetwork } from "../network/build.js";
import type { Highway } from "../network/highway.js";
import { predict } from "../train/predict.js";
import { predictorFor } from "../train/predictor.js";
import { chooseHighway } from "./choose-highway.js";
import { fitHighway } from "./fit-highway.js";

const random = randomStream(3);
const wave = Array.from({ length: 300 }, (_, k) => 50 + 9 * Math.sin(k / 5) + random.normal());
const series = seriesOf({
  level: wave,
  flow: wave.map((value, k) => (wave[Math.max(0, k - 2)]! - value) / 7 + 0.1 * random.normal()),
  rain: wave.map(() => random.normal()),
});
const split = splitSeries(series);
const shapes = [
  { inputs: ["level", "flow", "rain"], targets: ["level"], horizon: 1 },
  { inputs: ["rain", "flow", "level"], targets: ["level", "flow"], horizon: { from: 1, to: 3 } },
] as const;
const engines = [
  { engine: "reference", kernels: () => referenceKernels() },
  { engine: "wasm", kernels: () => selectKernels({ engine: "wasm" }).kernels },
];

/** A network of zeros beside a highway. */
function beside(highway: Highway, { inputSize, outputSize }: WindowSet) {
  const network = buildNetwork({ inputSize, outputSize, hiddenSizes: [4, 3], highway });
  return { network, parameters: new Float32Array(network.layout.length) };
}

describe.each(shapes)("of $targets", ({ inputs, targets, horizon }) => {
  const windows = makeWindows({ series, split, inputs, targets, window: 6, horizon });
  const baselines = fitBaselines({ windows, origin: { series, split } });

  test.each(
    engines.flatMap((engine) => [
      { ...engine, kind: "last", baseline: "last value" } as const,
      { ...engine, kind: "linear", baseline: "linear" } as const,
    ]),
  )("a network of zeros beside $kind forecasts as the baseline $baseline to 1e-5, on $engine", (row) => {
    const highway = fitHighway(windows, { kind: row.kind })!;
    const { network, parameters } = beside(highway, windows.test);
    const forecasts = predict(network, parameters, windows.test, { kernels: row.kernels() });
    const expected = baselines.find(({ name }) => name === row.baseline)!.predict(windows.test);
    forecasts.forEach((value, k) => {
      expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-5);
    });
    const error = forecastError(forecasts, windows.test, windows.errorFactor);
    expect(error).toBeCloseTo(forecastError(expected, windows.test, windows.errorFactor), 4);
  });
});

test.each(engines)(
  "of sequences with lengths and weights, scored at all steps, it is the linear forecast to 1e-5, on $engine",
  ({ kernels }) => {
    const task = addingTask({ length: 5, train: 60, validation: 30, test: 30, stream: randomStream(1) });
    const part = (set: WindowSet): WindowSet => {
      const targets = Float32Array.from(set.targets, (_, row) => set.inputs[row * 2]! - 0.3 * set.inputs[row * 2 + 1]!);
      const changed: WindowSet = { ...set, targets, scored: "all" };
      return { ...changed, ...filledHoles(changed, Number.NaN) };
    };
    const windows = { ...task, train: part(task.train), validation: part(task.validation), test: part(task.test) };
    const highway = fitHighway(windows, { kind: "linear" })!;
    const { network, parameters } = beside(highway, windows.test);
    const engine = kernels();
    const own = engine.allocate(parameters.length);
    const measured = predictorFor(windows.test, { network, kernels: engine, parameters: own }).measure(
      windows.test,
      rmse,
    );
    const { rows, inputs, coefficients } = highway;
    const expected = linearForecasts(windows.test, { rows, inputs }, Float64Array.from(coefficients));
    expect(measured).toBeCloseTo(rootMeanSquareError(expected, windows.test), 5);
  },
);

test("scalers of inputs and targets may differ: the last value is the same value", () => {
  const windows = makeWindows({ series, split, inputs: ["level"], targets: ["level"], window: 4 });
  const { inputScaler: scaler, train, test: part } = windows;
  const other = { ...scaler, mean: Float64Array.of(scaler.mean[0]! + 5), sd: Float64Array.of(2 * scaler.sd[0]!) };
  const inputs = train.inputs.map((value) => (value * scaler.sd[0]! - 5) / other.sd[0]!);
  const changed = { ...windows, inputScaler: other, train: { ...train, inputs }, test: { ...part, inputs } };
  const forecastsOf = (data: typeof windows) => {
    const { network, parameters } = beside(fitHighway(data, { kind: "last" })!, data.test);
    return predict(network, parameters, data.test);
  };
  const expected = forecastsOf(windows);
  forecastsOf(changed).forEach((value, k) => {
    expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-5);
  });
});

test("none is null, and the last value of a target that is not read is refused with what to do", () => {
  const windows = makeWindows({ series, split, inputs: ["flow", "rain"], targets: ["level"], window: 4 });
  expect(fitHighway(windows, { kind: "none" })).toBeNull();
  expect(() => fitHighway(windows, { kind: "last" })).toThrow(
    'fitHighway: `kind` "last" adds the last value of each target, so every target must be among the inputs, got inputs without "level". ' +
      'Add it to `inputs`, or take "linear" or "none".',
  );
});

test("a highway of other windows is refused by the network", () => {
  const windows = makeWindows({ series, split, inputs: ["level"], targets: ["level"], window: 4 });
  const highway = fitHighway(windows, { kind: "linear" })!;
  expect(() => buildNetwork({ inputSize: 2, hiddenSizes: [3], highway })).toThrow(
    "buildNetwork: `highway.coefficients` must be 9 finite numbers for 4 rows of 2 inputs and 1 outputs, got 5. " +
      "Fit it on the network's own windows.",
  );
});

describe("chosen by validation", () => {
  const choose = (target: string) => {
    const windows = makeWindows({ series, split, inputs: [target], targets: [target], window: 6 });
    return chooseHighway(windows, { hiddenSizes: [4] });
  };

  test("a smooth series takes the linear forecast, with the error of each kind", () => {
    const { kind, highway, errors } = choose("level");
    expect(kind).toBe("linear");
    expect(highway?.kind).toBe(kind);
    expect(errors.map((tried) => tried.kind)).toEqual(["none", "last", "linear"]);
    expect(errors.find((tried) => tried.kind === kind)!.error).toBe(Math.min(...errors.map(({ error }) => error)));
    expect(choose("level")).toEqual({ kind, highway, errors });
  });

  test("kinds that give the same are decided for the simplest: beside a target that no input foretells, linear units need no linear forecast", () => {
    const windows = makeWindows({ series, split, inputs: ["rain"], targets: ["level"], window: 1 });
    const { errors } = chooseHighway(windows, { hiddenSizes: [2], activation: "identity" });
    expect(errors.map((tried) => tried.kind)).toEqual(["none", "linear"]); // "last" cannot be
    expect(Math.abs(errors[0]!.error / errors[1]!.error - 1)).toBeLessThan(0.03);
  });
});
