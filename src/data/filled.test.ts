import { describe, expect, it } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { fitBaselines } from "./baselines/index.js";
import { splitSeries } from "./cut/split-series.js";
import { gather } from "./gather.js";
import { fillMissing, type MissingRule } from "./missing.js";
import { fitScaler } from "./scaler.js";
import { seriesOf } from "./testing.js";
import { type Horizon, makeWindows } from "./windows.js";

const NONE = Number.NaN;

/** A series of one column, its missing values filled in. */
function filledSeries(values: readonly number[], rule: MissingRule) {
  const series = seriesOf({ y: values });
  return { ...series, columns: fillMissing(series.columns, series.segments, rule).columns };
}

/** Windows of y from its own past, in y's own unit. */
function windowsOf(values: readonly number[], rule: MissingRule, { window = 4, horizon = 1 as Horizon } = {}) {
  const series = filledSeries(values, rule);
  const split = splitSeries(series);
  const windows = makeWindows({ series, split, inputs: ["y"], targets: ["y"], window, horizon });
  const read = (k: number) => {
    const inputs = new Float32Array(window);
    gather(windows.train, Uint32Array.of(k), { inputs, targets: new Float32Array(1), weights: null, lengths: null });
    const { mean, sd } = windows.inputScaler;
    return [...inputs].map((value) => Math.round(100 * (value * sd[0]! + mean[0]!)) / 100);
  };
  return { series, split, windows, read };
}

const ramp = (length: number, isMissing: (row: number) => boolean) =>
  Array.from({ length }, (_, row) => (isMissing(row) ? NONE : row));

describe("a value that was filled in", () => {
  it("is no target: not in training, validation or test", () => {
    const { windows, series } = windowsOf(
      ramp(60, (row) => row % 3 === 1),
      "previous",
    );
    for (const part of ["train", "validation", "test"] as const) {
      const { starts, targetOffsets } = windows[part];
      expect(starts.length).toBeGreaterThan(2);
      for (const start of starts) expect((start + targetOffsets[0]!) % 3).not.toBe(1);
    }
    expect(series.columns[0]!.filled!.reduce((sum, mark) => sum + mark, 0)).toBe(20);
    expect(windows.notes).toContain(
      "11 of 32 windows of the train part are left out: a target of theirs was filled in, not observed.",
    );
  });

  it("is none of several rows ahead either", () => {
    const { windows } = windowsOf(
      ramp(80, (row) => row % 10 === 5),
      "linear",
      { horizon: { from: 1, to: 3 } },
    );
    for (const start of windows.train.starts) for (const ahead of [4, 5, 6]) expect((start + ahead) % 10).not.toBe(5);
  });

  it("lies on the line where the window reads the next observation, else it is the last one", () => {
    const { read, windows } = windowsOf(
      ramp(60, (row) => row === 10 || row === 11),
      "linear",
    );
    const at = (end: number) => read([...windows.train.starts].indexOf(end - 3));
    expect(at(12)).toEqual([9, 10, 11, 12]);
    expect(at(13)).toEqual([10, 11, 12, 13]);
    expect(at(11)).toEqual([8, 9, 9, 9]);
    expect([...windows.train.starts]).not.toContain(10 - 4); // row 10 would be its target
  });

  it("takes nothing from beyond the border of a part", () => {
    const values = ramp(60, (row) => row >= 34 && row < 40); // training ends with row 35
    const { read, windows, split } = windowsOf(values, "linear", { window: 4, horizon: 1 });
    expect(split.train[0]!.end).toBe(36);
    expect(windows.train.starts.at(-1)! + 4).toBeLessThan(34);
    const changed = windowsOf([...values.slice(0, 40), ...values.slice(40).map(() => 1000)], "linear");
    expect(changed.windows.train.starts).toEqual(windows.train.starts);
    for (let k = 0; k < windows.train.length; k++) expect(changed.read(k)).toEqual(read(k));
  });

  it("counts for no mean or standard deviation", () => {
    const series = filledSeries([0, 10, NONE, NONE, NONE, NONE], "previous");
    const { mean, sd } = fitScaler({ series, columns: ["y"], ranges: [{ segment: "", start: 0, end: 6 }] });
    expect([mean[0], sd[0]]).toEqual([5, 5]);
  });

  it("does not make white noise easy: every second value of sd 10 missing is forecast no better than by its mean", () => {
    const random = randomStream(4);
    const noise = Array.from({ length: 2000 }, (_, row) => (row % 2 === 1 ? NONE : 10 * random.normal()));
    const { windows, series, split } = windowsOf(noise, "linear", { window: 6 });
    const errors = fitBaselines({ windows, origin: { series, split } }).map(({ validationError }) => validationError);
    expect(Math.min(...errors)).toBeGreaterThan(9);
    expect(Math.min(...errors)).toBeLessThan(11);
  });

  it("leaves a part without any observed target refused, with what to do", () => {
    const values = ramp(60, (row) => row >= 36 && row < 48);
    expect(() => windowsOf(values, "previous")).toThrow(
      /the validation part of .* must hold a window whose targets were all observed, got 8 .* Take another `target`/,
    );
  });
});
