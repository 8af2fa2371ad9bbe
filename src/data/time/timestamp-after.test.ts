import { expect, test } from "vitest";
import { timeAxis } from "./axis.js";
import { timestampAfter } from "./timestamp-after.js";

/** The days after the last of these, so many steps on. */
function after(days: readonly string[], steps = 4): string[] {
  const milliseconds = Float64Array.from(days, (day) => Date.parse(day));
  const segments = [{ name: "", start: 0, end: days.length }];
  const time = timeAxis({ columns: ["day"], milliseconds, segments });
  return Array.from({ length: steps }, (_, k) =>
    new Date(timestampAfter(time, days.length - 1, k + 1)).toISOString().slice(0, 10),
  );
}

test.each([
  [
    "ends of months",
    ["2019-11-30", "2019-12-31", "2020-01-31"],
    ["2020-02-29", "2020-03-31", "2020-04-30", "2020-05-31"],
  ],
  [
    "the 15th of each month",
    ["2019-11-15", "2019-12-15", "2020-01-15"],
    ["2020-02-15", "2020-03-15", "2020-04-15", "2020-05-15"],
  ],
  [
    "the 28th, which ends one month",
    ["2020-12-28", "2021-01-28", "2021-02-28"],
    ["2021-03-28", "2021-04-28", "2021-05-28", "2021-06-28"],
  ],
  ["quarters", ["2019-06-30", "2019-09-30", "2019-12-31"], ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"]],
  ["years", ["2018-03-01", "2019-03-01", "2020-03-01"], ["2021-03-01", "2022-03-01", "2023-03-01", "2024-03-01"]],
  ["weeks", ["2020-01-01", "2020-01-08", "2020-01-15"], ["2020-01-22", "2020-01-29", "2020-02-05", "2020-02-12"]],
  ["days", ["2020-01-02", "2020-01-03", "2020-01-04"], ["2020-01-05", "2020-01-06", "2020-01-07", "2020-01-08"]],
  [
    "days of business",
    ["2020-01-06", "2020-01-07", "2020-01-08", "2020-01-09", "2020-01-10"],
    ["2020-01-13", "2020-01-14", "2020-01-15", "2020-01-16"],
  ],
  [
    "every 30 days",
    ["2020-01-01", "2020-01-31", "2020-03-01", "2020-03-31"],
    ["2020-04-30", "2020-05-30", "2020-06-29", "2020-07-29"],
  ],
])("%s go on as they are", (_name, days, expected) => {
  expect(after(days)).toEqual(expected);
});
