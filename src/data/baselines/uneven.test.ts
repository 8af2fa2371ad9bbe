import { describe, expect, it, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { rmse } from "../../metric/rmse.js";
import { chosenWindows } from "../chosen-windows.js";
import { splitSeries } from "../cut/split-series.js";
import { copyTargets, forEachScoredRow } from "../scored-rows.js";
import { addingTask } from "../tasks/adding.js";
import { filledHoles, seriesOf, unevenLengths, unevenWeights } from "../testing.js";
import type { WindowSet } from "../window-set.js";
import { makeWindows, type Windows } from "../windows.js";
import { fitBaselines, forecastError, forecastErrorsByStep } from "./index.js";

const T = 4;
const task = addingTask({ length: T, train: 90, validation: 40, test: 40, stream: randomStream(1) });

/** The parts with a change each; targets of every row, a noisy function of the inputs up to it. */
function windowsWith(change: (set: WindowSet) => Partial<WindowSet>): Windows {
  const part = (set: WindowSet): WindowSet => {
    const noise = randomStream(set.length);
    const targets = Float32Array.from(set.targets, (_, row) => {
      const before = row === 0 ? 0 : set.inputs[(row - 1) * 2]!;
      return Math.tanh(set.inputs[row * 2]! - 0.5 * before) + 0.1 * noise.normal();
    });
    const changed = { ...set, targets };
    return { ...changed, ...change(changed) };
  };
  return { ...task, train: part(task.train), validation: part(task.validation), test: part(task.test) };
}

function errorsOf(windows: Windows) {
  return fitBaselines({ windows, origin: null }).map(({ name, validationError, predict }) => {
    const test = forecastError(predict(windows.test), windows.test, windows.errorFactor);
    return { name, validationError, test };
  });
}

function expectAlike(actual: Windows, expected: Windows): void {
  const [got, wanted] = [errorsOf(actual), errorsOf(expected)];
  expect(got.map(({ name }) => name)).toEqual(["mean", "linear"]);
  for (const [k, { validationError, test }] of wanted.entries()) {
    expect(got[k]!.validationError).toBeCloseTo(validationError, 6);
    expect(got[k]!.test).toBeCloseTo(test, 6);
  }
}

describe("mean and linear predictor", () => {
  it("count a window of weight 2 as that window twice, and one of weight 0 not at all", () => {
    const repeated = (set: WindowSet) => {
      const indices = [...unevenWeights(set)].flatMap((weight, k) => Array<number>(weight).fill(k));
      return chosenWindows(set, indices);
    };
    expectAlike(
      windowsWith((set) => ({ weights: unevenWeights(set) })),
      windowsWith(repeated),
    );
  });

  it("score every step as a sequence of its own that ends there", () => {
    const expanded = (set: WindowSet): Partial<WindowSet> => {
      const rows: { start: number; there: number; weight: number }[] = [];
      forEachScoredRow(
        { ...set, scored: "all", weights: unevenWeights(set), lengths: unevenLengths(set) },
        ({ at, ...row }) =>
          // One window's rows further down, so that none starts before row 0.
          rows.push({ ...row, start: at + 1 }),
      );
      const down = (values: Float32Array, columns: number) => {
        const moved = new Float32Array(values.length + T * columns);
        moved.set(values, T * columns);
        return moved;
      };
      return {
        length: rows.length,
        inputs: down(set.inputs, 2),
        targets: down(set.targets, 1),
        starts: Uint32Array.from(rows, ({ start }) => start),
        lengths: Uint32Array.from(rows, ({ there }) => there),
        weights: Float32Array.from(rows, ({ weight }) => weight),
      };
    };
    expectAlike(
      windowsWith((set) => ({ scored: "all", weights: unevenWeights(set), lengths: unevenLengths(set) })),
      windowsWith(expanded),
    );
  });

  it.each(["last", "all"] as const)("read neither padding nor windows of weight 0, scored: %s", (scored) => {
    const filled = (value: number) => windowsWith((set) => ({ scored, ...filledHoles(set, value) }));
    const expected = errorsOf(filled(0));
    expect(expected.every(({ validationError, test }) => validationError > 0 && test > 0)).toBe(true);
    expect(errorsOf(filled(7))).toEqual(expected);
    expect(errorsOf(filled(Number.NaN))).toEqual(expected);
  });
});

test("the error of a forecast is the metric rmse of the same rows, bit for bit, in all and by step", () => {
  const { test: whole } = windowsWith((set) => ({
    scored: "all",
    weights: unevenWeights(set),
    lengths: unevenLengths(set),
    targetOffsets: [T - 1, T, T + 2],
    outputSize: 3,
  }));
  // Without the last window, whose targets would lie beyond the last row.
  const set = chosenWindows(
    whole,
    Array.from({ length: whole.length - 1 }, (_, k) => k),
  );
  const random = randomStream(5);
  const forecasts = Float32Array.from({ length: set.length * T * 3 }, () => random.normal());
  const targets = new Float32Array(forecasts.length);
  const counted = new Float32Array(set.length * T);
  forEachScoredRow(set, ({ place, at, weight }) => {
    copyTargets(set, at, targets, place * 3);
    counted[place] = weight;
  });
  const sums = new Float64Array(rmse.sums);
  rmse.add(sums, { outputs: forecasts, targets, weights: counted, rows: counted.length, outputSize: 3 });
  expect(forecastError(forecasts, set, 2)).toBe(2 * rmse.value(sums));
  const byStep = forecastErrorsByStep(forecasts, set, 2);
  const meanSquare = byStep.reduce((sum, error) => sum + error ** 2, 0) / 3;
  expect(Math.sqrt(meanSquare)).toBeCloseTo(2 * rmse.value(sums), 10);
  expect(() => forecastError(forecasts.subarray(0, set.length * 3), set, 1)).toThrow(
    'of the last step alone, give { ...set, scored: "last" }.',
  );
});

describe("baselines of a series with weights, lengths or other targets", () => {
  const y = Array.from({ length: 300 }, (_, k) => Math.sin((2 * Math.PI * k) / 12) + 0.01 * (k % 7));
  const series = seriesOf({ y });
  const split = splitSeries(series);
  const windows = makeWindows({ series, split, inputs: ["y"], targets: ["y"], window: 6 });
  const namesOf = (change: Partial<WindowSet>) => {
    const part = (set: WindowSet) => ({ ...set, ...change, ...(change.lengths && { lengths: lengthsOf(set) }) });
    const changed = {
      ...windows,
      train: part(windows.train),
      validation: part(windows.validation),
      test: part(windows.test),
    };
    return fitBaselines({ windows: changed, origin: { series, split } }).map(({ name }) => name);
  };
  const lengthsOf = ({ length }: WindowSet) => Uint32Array.from({ length }, (_, k) => 1 + (k % 6));

  it("are left out where they would be no forecast", () => {
    expect(namesOf({})).toEqual(["last value", "seasonal repeat", "mean", "linear"]);
    expect(namesOf({ lengths: new Uint32Array(0) })).toEqual(["last value", "mean", "linear"]);
    expect(namesOf({ targetOffsets: [5] })).toEqual(["mean", "linear"]); // the row that the window ends with
  });

  it("of every step, the last value is that of the step", () => {
    const all = { ...windows, train: { ...windows.train, scored: "all" as const } };
    const [last] = fitBaselines({ windows: all, origin: { series, split } });
    const set = { ...windows.test, scored: "all" as const };
    const forecasts = last!.predict(set);
    expect(forecasts).toHaveLength(set.length * 6);
    forEachScoredRow(set, ({ place, at }) => expect(forecasts[place]).toBe(set.targets[at]));
  });

  it("of windows of another series are refused", () => {
    const short = { ...series, segments: [{ name: "y", start: 0, end: 100 }] };
    expect(() => fitBaselines({ windows, origin: { series: short, split } })).toThrow(
      "fitBaselines: `windows` must be those of `origin.series`, got a window that reads row",
    );
  });
});
