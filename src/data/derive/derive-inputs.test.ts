import { describe, expect, it, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { fitBaselines } from "../baselines/index.js";
import { splitSeries } from "../cut/split-series.js";
import { fillMissing } from "../missing.js";
import { seriesOf } from "../testing.js";
import { makeWindows } from "../windows.js";
import { calendarPartsOf } from "./calendar.js";
import { deriveInputs } from "./derive-inputs.js";

const HOUR = 3_600_000;

/** `rows` rows from a moment on, a step apart. */
function timed(rows: number, { from, step, lengths }: { from: number; step: number; lengths?: number[] }) {
  const series = seriesOf(
    { y: Array.from({ length: rows }, (_, row) => row) },
    { daily: true, ...(lengths && { lengths }) },
  );
  const milliseconds = new Float64Array(rows);
  for (const { start, end } of series.segments) {
    for (let row = start; row < end; row++) milliseconds[row] = from + (row - start) * step;
  }
  return { ...series, time: { ...series.time!, milliseconds, step } };
}

const valuesOf = ({ columns }: ReturnType<typeof timed>, name: string) => [
  ...columns.find((column) => column.name === name)!.values,
];

describe("the calendar", () => {
  it("is that of the row to be forecast: the hour one row ahead, and beyond the table by the usual step", () => {
    const series = timed(4, { from: Date.UTC(2020, 0, 1, 4), step: HOUR });
    const derived = deriveInputs({ series, inputs: ["y"], ahead: 2, calendar: ["hour"] });
    expect(derived.inputs).toEqual(["y", "hour (sine)", "hour (cosine)"]);
    const sine = valuesOf(derived.series as typeof series, "hour (sine)");
    [6, 7, 8, 9].forEach((hour, row) => {
      expect(sine[row]).toBeCloseTo(Math.sin((2 * Math.PI * hour) / 24), 12);
    });
  });

  it("begins its weeks on Monday and its years at New Year, in leap years too", () => {
    const day = 24 * HOUR;
    const series = timed(3, { from: Date.UTC(2024, 0, 1), step: day }); // a Monday
    const { series: made } = deriveInputs({ series, inputs: ["y"], ahead: 0, calendar: ["weekday", "month"] });
    expect(valuesOf(made as typeof series, "weekday (cosine)")[0]).toBe(1);
    expect(valuesOf(made as typeof series, "weekday (sine)")[1]).toBeCloseTo(Math.sin((2 * Math.PI) / 7), 12);
    expect(valuesOf(made as typeof series, "month (sine)")[2]).toBeCloseTo(Math.sin((2 * Math.PI * 2) / 366), 12);
  });

  it.each([
    ["hours of three days", 73, HOUR, ["hour"]],
    ["hours of a month", 24 * 30, HOUR, ["hour", "weekday"]],
    ["days of three weeks", 21, 24 * HOUR, []],
    ["days of a year", 366, 24 * HOUR, ["weekday"]],
    ["days of two years", 732, 24 * HOUR, ["weekday", "month"]],
    ["quarters of a day", 4 * 30, 6 * HOUR, ["hour", "weekday"]],
    ["weeks of three years", 160, 7 * 24 * HOUR, ["month"]],
    ["years", 50, 365 * 24 * HOUR, []],
  ])("%s allow the right cycles", (_, rows, step, parts) => {
    expect(calendarPartsOf(timed(rows, { from: Date.UTC(2020, 0, 1), step }))).toEqual(parts);
  });

  test("without times there is none, and to ask for one is an error", () => {
    const series = seriesOf({ y: [1, 2, 3] });
    expect(calendarPartsOf(series)).toEqual([]);
    expect(() => deriveInputs({ series, inputs: ["y"], ahead: 1, calendar: ["hour"] })).toThrow(
      "deriveInputs: `calendar` needs the times of the rows, and test.csv has none. Name the column that holds them with `time` where the table is read, or leave `calendar` out.",
    );
  });
});

describe("a column that is known ahead", () => {
  const plan = Array.from({ length: 40 }, (_, row) => (row * 7) % 11);
  const series = seriesOf({ y: plan.map((value) => 3 * value), plan }, { lengths: [25, 15] });

  it("is read at the row that is forecast, in its segment, in place of its own past", () => {
    const derived = deriveInputs({ series, inputs: ["y", "plan"], ahead: 2, knownAhead: ["plan"] });
    expect(derived.inputs).toEqual(["y", "plan (2 rows ahead)"]);
    const ahead = derived.series.columns.at(-1)!.values;
    expect(ahead[5]).toBe(plan[7]);
    expect(ahead[23]).toBe(plan[24]); // no row of the next segment
    expect(ahead[25]).toBe(plan[27]);
  });

  it("tells a window all that is planned for what it forecasts", () => {
    const derived = deriveInputs({ series, inputs: ["y", "plan"], ahead: 1, knownAhead: ["plan"] });
    const split = splitSeries(derived.series);
    const { train, inputScaler } = makeWindows({ ...derived, split, targets: ["y"], window: 3 });
    const { mean, sd } = inputScaler;
    for (const start of train.starts) {
      const last = train.inputs[(start + 2) * 2 + 1]! * sd[1]! + mean[1]!;
      expect(3 * last).toBeCloseTo(derived.series.columns[0]!.values[start + 3]!, 4);
    }
  });

  it("must be a column, and its name free", () => {
    const ask = { series, inputs: ["y"], ahead: 1 };
    expect(() => deriveInputs({ ...ask, knownAhead: ["plans"] })).toThrow(
      /has no column "plans"\. Did you mean "plan"\?/,
    );
    const taken = seriesOf({ y: [1, 2], "plan (1 row ahead)": [1, 2], plan: [1, 2] });
    expect(() => deriveInputs({ ...ask, series: taken, knownAhead: ["plan"] })).toThrow(/Rename the column/);
  });
});

describe("a column whose missing values are masked", () => {
  const random = randomStream(8);
  const x = Array.from({ length: 300 }, () => (random.uniform() < 0.3 ? Number.NaN : random.normal()));
  const y = x.map((_, row) => (Number.isNaN(x[row - 1]!) ? 5 : 0) + random.normal() / 100);
  const series = seriesOf({ y, x });
  const filled = { ...series, columns: fillMissing(series.columns, series.segments, "mask").columns };

  it("has an input beside it that is 1 where a value was filled in, and 0 where it was observed", () => {
    const derived = deriveInputs({ series: filled, inputs: ["y", "x"], ahead: 1, masked: ["x", "y"] });
    expect(derived.inputs).toEqual(["y", "x", "x (missing)", "y (missing)"]);
    const [mask, none] = derived.series.columns.slice(-2);
    expect([...mask!.values]).toEqual(x.map((value) => Number(Number.isNaN(value))));
    expect(new Set(none!.values)).toEqual(new Set([0]));
  });

  it("tells what follows from a value not being there", () => {
    const errorWith = (masked: readonly string[]) => {
      const derived = deriveInputs({ series: filled, inputs: ["y", "x"], ahead: 1, masked });
      const split = splitSeries(derived.series);
      const windows = makeWindows({ ...derived, split, targets: ["y"], window: 3 });
      return fitBaselines({ windows, origin: null }).find(({ name }) => name === "linear")!.validationError;
    };
    expect(errorWith([])).toBeGreaterThan(2);
    expect(errorWith(["x"])).toBeLessThan(0.02);
  });
});
