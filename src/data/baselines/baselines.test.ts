import { describe, expect, it } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { splitSeries } from "../cut/split-series.js";
import { addingTask } from "../tasks/adding.js";
import { seriesOf } from "../testing.js";
import type { WindowSet } from "../window-set.js";
import { type Horizon, makeWindows } from "../windows.js";
import { fitBaselines, forecastError, forecastErrorsByStep } from "./index.js";
import { linearBaseline } from "./linear.js";

function setup(
  columns: Record<string, readonly number[]>,
  options: { window: number; horizon?: Horizon; targets?: string[]; lengths?: number[] },
) {
  const { window, horizon = 1, targets = ["y"], lengths } = options;
  const series = seriesOf(columns, lengths ? { lengths } : {});
  const split = splitSeries(series);
  const windows = makeWindows({ series, split, inputs: Object.keys(columns), targets, window, horizon });
  const of = (name: string) => fitBaselines({ windows, origin: { series, split } }).find((b) => b.name === name);
  return { series, split, windows, of };
}

const noise = (seed: number, rows: number) => {
  const stream = randomStream(seed);
  return Array.from({ length: rows }, () => stream.normal());
};

/** Root mean squared error in the target's unit, from the raw column. */
function rawError(
  values: readonly number[],
  { starts, targetOffsets }: WindowSet,
  forecast: (targetRow: number) => number,
) {
  const squares = [...starts].map(
    (start) => (values[start + targetOffsets[0]!]! - forecast(start + targetOffsets[0]!)) ** 2,
  );
  return Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length);
}

/** Solves a small augmented system by elimination without pivoting: its matrix is positive definite. */
function gaussJordan(rows: number[][]): number[] {
  rows.forEach((pivot, p) => {
    rows.forEach((row, r) => {
      const factor = row[p]! / pivot[p]!;
      if (r !== p) for (let c = 0; c < row.length; c++) row[c]! -= factor * pivot[c]!;
    });
  });
  return rows.map((row, r) => row.at(-1)! / row[r]!);
}

describe("baselines of several rows ahead", () => {
  const y = noise(3, 300).map((e, k) => 20 + 8 * Math.sin((2 * Math.PI * k) / 12) + e);

  it("each forecasts every row as it does that row alone, to 1e-12 (linear: to 1 % of its error, one penalty serving all)", () => {
    const { windows, of } = setup({ y }, { window: 24, horizon: { from: 1, to: 14 } });
    for (const name of ["last value", "mean", "linear"]) {
      const together = of(name)!;
      const bySteps = forecastErrorsByStep(together.predict(windows.test), windows.test, windows.errorFactor);
      expect(bySteps).toHaveLength(14);
      for (const horizon of [1, 12, 13, 14]) {
        const alone = setup({ y }, { window: 24, horizon });
        // The same windows: those that also have the farthest row.
        const test = { ...alone.windows.test, starts: windows.test.starts, length: windows.test.length };
        const expected = forecastError(alone.of(name)!.predict(test), test, alone.windows.errorFactor);
        const tolerance = name === "linear" ? 0.01 * expected : 1e-12 + (name === "mean" ? 0.02 * expected : 0);
        expect(Math.abs(bySteps[horizon - 1]! - expected), `${name} ${horizon}`).toBeLessThan(tolerance);
      }
      const square = bySteps.reduce((sum, error) => sum + error ** 2, 0) / 14;
      expect(Math.sqrt(square)).toBeCloseTo(
        forecastError(together.predict(windows.test), windows.test, windows.errorFactor),
        10,
      );
    }
  });

  it("the seasonal one repeats whole seasons before each row", () => {
    const { windows, of } = setup({ y }, { window: 24, horizon: { from: 11, to: 14 } });
    const seasonal = of("seasonal repeat")!;
    const season = Number(/season (\d+) rows/.exec(seasonal.detail)![1]);
    const bySteps = forecastErrorsByStep(seasonal.predict(windows.test), windows.test, windows.errorFactor);
    for (const [r, horizon] of [11, 12, 13, 14].entries()) {
      const back = Math.ceil(horizon / season) * season;
      const set = { ...windows.test, targetOffsets: [windows.test.targetOffsets[r]!] };
      expect(bySteps[r]).toBeCloseTo(
        rawError(y, set, (row) => y[row - back]!),
        5,
      );
    }
  });
});

describe("baselines", () => {
  it("last value and mean equal their definitions on the raw column to 6 digits", () => {
    const y = noise(1, 200).map((e, k) => 50 + 10 * Math.sin(k / 9) + e);
    const { windows, of } = setup({ y }, { window: 6, horizon: 3 });
    const last = of("last value")!;
    expect(last.validationError).toBeCloseTo(
      rawError(y, windows.validation, (row) => y[row - 3]!),
      4,
    );
    const trainTargets = [...windows.train.starts].map((start) => y[start + 8]!);
    const mean = trainTargets.reduce((a, b) => a + b, 0) / trainTargets.length;
    expect(of("mean")!.validationError).toBeCloseTo(
      rawError(y, windows.validation, () => mean),
      4,
    );
    const test = forecastError(last.predict(windows.test), windows.test, windows.errorFactor);
    expect(test).toBeCloseTo(
      rawError(y, windows.test, (row) => y[row - 3]!),
      4,
    );
  });

  it("finds a season of 17 rows without a calendar and repeats it, at any horizon", () => {
    const y = noise(2, 600).map(
      (e, k) => [5, 1, 9, 2, 7, 7, 0, 3, 8, 1, 1, 6, 4, 9, 9, 2, 5][k % 17]! + 0.01 * e + 0.01 * k,
    );
    for (const [horizon, back] of [
      [1, 17],
      [17, 17],
      [20, 34],
    ] as const) {
      const { windows, of } = setup({ y }, { window: 4, horizon });
      const seasonal = of("seasonal repeat")!;
      expect(seasonal.detail).toMatch(
        new RegExp(`^season ${17 * Math.round(Number(/\d+/.exec(seasonal.detail)![0]) / 17)} rows`),
      );
      const rows = Number(/\d+/.exec(seasonal.detail)![0]);
      const lag = Math.ceil(horizon / rows) * rows;
      expect(lag % 17).toBe(0);
      expect(lag).toBeGreaterThanOrEqual(back);
      expect(seasonal.validationError).toBeCloseTo(
        rawError(y, windows.validation, (row) => y[row - lag]!),
        4,
      );
    }
  });

  it("repeats no season across a segment: the last value stands in", () => {
    const y = noise(3, 120).map((e, k) => Math.sin((2 * Math.PI * k) / 5) * (k < 60 ? 1 : 100) + 0.001 * e);
    const { windows, split, of } = setup({ y }, { window: 2, lengths: [60, 60] });
    const seasonal = of("seasonal repeat")!;
    const rows = Number(/\d+/.exec(seasonal.detail)![0]);
    const forecasts = seasonal.predict(windows.train);
    const k = [...windows.train.starts].indexOf(split.train[1]!.start);
    expect(rows).toBeGreaterThan(2);
    expect(forecasts[k]).toBe(windows.train.targets[split.train[1]!.start + 1]);
  });

  it("linear recovers a linear law to 1e-3 of the target's spread, two targets too", () => {
    const a = noise(4, 500);
    const b = noise(5, 500);
    const y = a.map((_, k) => 3 + (k < 4 ? 0 : 2 * a[k - 2]! - b[k - 4]!));
    const z = a.map((_, k) => (k < 3 ? 0 : a[k - 3]! + b[k - 1]!));
    const { windows, of } = setup({ a, b, y, z }, { window: 5, targets: ["y", "z"] });
    const linear = of("linear")!;
    expect(linear.detail).toBe("ridge 1e-6 on 5 x 4 inputs");
    expect(windows.errorUnit).toBe("standard-deviations");
    expect(linear.validationError).toBeLessThan(1e-3);
    expect(forecastError(linear.predict(windows.test), windows.test, windows.errorFactor)).toBeLessThan(1e-3);
  });

  it("linear of more than 600 inputs finds those that tell, in the time of 600", () => {
    const inputs = Object.fromEntries(Array.from({ length: 1500 }, (_, k) => [`x${k}`, noise(k + 10, 1200)]));
    const y = inputs["x0"]!.map((_, row) =>
      row === 0 ? 0 : 3 * inputs["x700"]![row - 1]! - inputs["x1499"]![row - 1]!,
    );
    const { of, windows } = setup({ ...inputs, y }, { window: 3 });
    const began = performance.now();
    const linear = of("linear")!;
    expect(linear.detail).toMatch(/^ridge \S+ on 1 x 600 inputs of 1501, the last rows of 3$/);
    const mean = of("mean")!;
    expect(linear.validationError).toBeLessThan(0.9 * mean.validationError);
    expect(forecastError(linear.predict(windows.test), windows.test, windows.errorFactor)).toBeLessThan(
      forecastError(mean.predict(windows.test), windows.test, windows.errorFactor),
    );
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it("linear equals brute force: ridge of the detail's strength, bias not penalised, to 1e-5", () => {
    const y = noise(8, 120).map((e, k) => (k < 2 ? 20 : e));
    const { windows } = setup({ x: noise(9, 120), y }, { window: 2 });
    const linear = linearBaseline(windows);
    const strength = Number(/ridge (\S+)/.exec(linear.detail)![1]);
    const { train, test } = windows;
    const featuresOf = ({ inputs }: WindowSet, start: number) => [...inputs.subarray(start * 2, start * 2 + 4), 1];
    const samples = [...train.starts].map((start) => ({ f: featuresOf(train, start), y: train.targets[start + 2]! }));
    const system = samples[0]!.f.map((_, i) => [
      ...samples[0]!.f.map(
        (_, j) =>
          samples.reduce((sum, { f }) => sum + f[i]! * f[j]!, 0) + (i === j && i < 4 ? strength * train.length : 0),
      ),
      samples.reduce((sum, sample) => sum + sample.f[i]! * sample.y, 0),
    ]);
    const weights = gaussJordan(system);
    const forecasts = linear.predict(test);
    [...test.starts].forEach((start, k) => {
      expect(forecasts[k]).toBeCloseTo(
        featuresOf(test, start).reduce((sum, f, i) => sum + f * weights[i]!, 0),
        5,
      );
    });
  });

  it("linear cuts long windows to 600 features and many windows to 20,000, and says so", { tags: ["slow"] }, () => {
    const wide = Object.fromEntries(["a", "b", "c", "d", "y"].map((name, k) => [name, noise(k + 10, 1000)]));
    expect(linearBaseline(setup(wide, { window: 130 }).windows).detail).toMatch(
      / on 120 x 5 inputs, the last rows of 130$/,
    );
    const long = setup({ y: noise(20, 40_000) }, { window: 3 });
    expect(linearBaseline(long.windows).detail).toMatch(/ on 3 x 1 inputs$/); // lag covariances of all 23997
    const { train } = long.windows;
    const weighted = { ...train, weights: new Float32Array(train.length).fill(1) };
    expect(linearBaseline({ ...long.windows, train: weighted }).detail).toMatch(
      / on 3 x 1 inputs, fitted on 20000 of 23997 windows$/,
    );
  });

  it("changes nothing in what was fitted when test values change", () => {
    const y = noise(6, 300).map((e, k) => Math.sin(k / 4) + 0.1 * e);
    const other = y.map((value, k) => (k >= 240 ? value * 100 : value));
    const [first, second] = [y, other].map((column) => setup({ y: column }, { window: 5 }));
    for (const name of ["last value", "mean", "linear"]) {
      expect(second!.of(name)).toMatchObject({
        detail: first!.of(name)!.detail,
        validationError: first!.of(name)!.validationError,
      });
    }
  });

  it("on the adding problem mean and linear reach their known floors within 5 %", () => {
    const windows = addingTask({ length: 10, train: 4000, validation: 4000, test: 10, stream: randomStream(7) });
    const [mean, linear] = fitBaselines({ windows, origin: null });
    expect(mean!.validationError ** 2).toBeGreaterThan(0.95 * windows.floors.mean);
    expect(mean!.validationError ** 2).toBeLessThan(1.05 * windows.floors.mean);
    expect(linear!.validationError ** 2).toBeGreaterThan(0.95 * windows.floors.linear);
    expect(linear!.validationError ** 2).toBeLessThan(1.05 * windows.floors.linear);
  });
});
