import { expect, test } from "vitest";
import { steadiness } from "./steadiness.js";

const of = (...days: readonly string[]) => {
  const { unit, size, irregular, direction, against } = steadiness(Float64Array.from(days, (day) => Date.parse(day)));
  return [size, unit, irregular, direction, against];
};
const DAY = 86_400_000;

test("months, quarters and years are steps of one length, from the end of a month to the end of another too", () => {
  expect(of("2020-01-01", "2020-02-01", "2020-03-01", "2020-05-01")).toEqual([1, "months", 1, 1, 0]);
  expect(of("2020-01-31", "2020-02-29", "2020-03-31")).toEqual([1, "months", 0, 1, 0]);
  expect(of("2021-01-30", "2021-02-28", "2021-03-30")).toEqual([1, "months", 0, 1, 0]);
  expect(of("2020-12-31", "2020-09-30", "2020-06-30")).toEqual([3, "months", 0, -1, 0]);
  expect(of("2020-03-01", "2021-03-01", "2022-03-01")).toEqual([12, "months", 0, 1, 0]);
});

test("days leave out weekends where there is none, and 30 days are 30 days", () => {
  expect(of("2020-01-02", "2020-01-03", "2020-01-06", "2020-01-07", "2020-01-08")).toEqual([1, "workdays", 0, 1, 0]);
  expect(of("2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05", "2020-01-06")).toEqual([
    DAY,
    "milliseconds",
    0,
    1,
    0,
  ]);
  expect(of("2020-01-01", "2020-01-31", "2020-03-01")).toEqual([30 * DAY, "milliseconds", 0, 1, 0]);
});

test("rows of one time are no step; steps against the direction are counted; steps of 13 months are none", () => {
  expect(of("2020-01-01", "2020-01-01", "2020-01-02", "2020-01-02")).toEqual([DAY, "milliseconds", 0, 1, 0]);
  expect(of("2020-01-01", "2020-01-02", "2020-01-03", "2020-01-01")).toEqual([DAY, "milliseconds", 1, 1, 1]);
  expect(of("2009-10-01", "2010-11-01", "2011-12-01")).toEqual([13, "months", 2, 1, 0]);
  expect(of("2020-01-01", "2020-01-01")[2]).toBe(Number.POSITIVE_INFINITY);
});
