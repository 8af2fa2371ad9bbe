import { expect, test } from "vitest";
import { ensureArgument } from "../core/options.js";
import { required } from "../core/rules.js";
import { seriesRule } from "./rules.js";
import { seriesOf } from "./testing.js";

const series = seriesOf({ y: [1, 2, 3] });
const time = {
  columns: ["date"],
  milliseconds: Float64Array.of(0, 1, 2),
  step: 1,
  gaps: 0,
  resolution: "day",
};
const check = (value: unknown) => () => ensureArgument("forecastSeries", value, ["series", required(seriesRule)]);

test("takes a series, and fields of the caller's own in it", () => {
  check(series)();
  check({ ...series, time, label: "mine", columns: [{ ...series.columns[0], unit: "m" }] })();
});

test.each<[object, string]>([
  [{ source: 5 }, "In it `source` must be a text, got 5."],
  [{ rows: -1 }, "In it `rows` must be an integer >= 0, got -1."],
  [{ columns: { y: [1] } }, "In it `columns` must be a list, got an object with y."],
  [{ columns: [5] }, "In it `columns[0]` must be an object, got 5."],
  [
    { columns: [{ name: "y", values: [1, 2, 3] }] },
    "In it `columns[0].values` must be a Float64Array with one number for each of the 3 rows, got [1, 2, 3].",
  ],
  [
    { columns: [...series.columns, { name: "z", values: new Float64Array(2) }] },
    "In it `columns[1].values` must be a Float64Array with one number for each of the 3 rows, got 2 of them.",
  ],
  [{ segments: [{ name: "y", start: 0 }] }, "`segments[0].end` must be an integer from its start, 0, to the 3 rows of"],
  [{ segments: [{ name: "y", start: 0, end: 4 }] }, "to the 3 rows of the series, got 4."],
  [{ time: undefined }, "In it `time` must be a time axis, or null, got nothing."],
  [
    { time: { ...time, milliseconds: [0, 1, 2] } },
    "In it `time.milliseconds` must be a Float64Array with one number for",
  ],
  [{ time: { ...time, step: "day" } }, 'In it `time.step` must be a finite number, got "day".'],
])("names the field of %o that is wrong: %s", (change, message) => {
  expect(check({ ...series, ...change })).toThrow("forecastSeries: `series` must be a series, got ");
  expect(check({ ...series, ...change })).toThrow(message);
});

test("says of what is no object at all what a series has", () => {
  expect(check([1, 2])).toThrow("got [1, 2]. It has source, columns, time, segments and rows, as readTable gives them");
});
