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
  [{ source: 5 }, "`source`: 5."],
  [{ rows: -1 }, "`rows`: -1."],
  [{ columns: { y: [1] } }, "`columns`: an object with y."],
  [{ columns: [5] }, "`columns`: [5]."],
  [{ columns: [{ name: 1, values: [] }] }, "`columns[0].name`: 1."],
  [{ columns: [{ name: "y", values: [1, 2, 3] }] }, "`columns[0].values`: [1, 2, 3]."],
  [
    { columns: [...series.columns, { name: "z", values: new Float64Array(2) }] },
    "`columns[1].values`: an instance of Float64Array of 2.",
  ],
  [{ segments: [{ start: 0 }] }, "`segments[0].name`: undefined."],
  [{ segments: [{ name: "y", start: 0 }] }, "`segments[0].end`: undefined."],
  [{ segments: [{ name: "y", start: 0, end: 4 }] }, "`segments[0].end`: 4."],
  [{ time: undefined }, "`time`: undefined."],
  [{ time: { ...time, milliseconds: [0, 1, 2] } }, "`time.milliseconds`: [0, 1, 2]."],
  [{ time: { ...time, step: "day" } }, '`time.step`: "day".'],
])("names the field of %o that is wrong: %s", (change, message) => {
  expect(check({ ...series, ...change })).toThrow("forecastSeries: `series` must be a series, got ");
  expect(check({ ...series, ...change })).toThrow(`Wrong is ${message} A series is as readTable gives it`);
});

test("says of what is no object at all what a series has", () => {
  expect(check([1, 2])).toThrow("got [1, 2]. A series is as readTable gives it: source");
});
