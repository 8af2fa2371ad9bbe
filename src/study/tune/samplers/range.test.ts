import { expect, test } from "vitest";
import { isOf, numberAt, placeOf } from "./range.js";

const range = { low: 0.05, high: 0.8, scale: "log-or-0" } as const;

test("log-or-0: 0 in the lower half and the middle, the range by its logarithm above", () => {
  expect([0, 0.2, 0.5].map((place) => numberAt(range, place))).toEqual([0, 0, 0]);
  expect([0.52, 0.64, 0.76, 1].map((place) => numberAt(range, place))).toEqual([0.05, 0.1, 0.2, 0.8]);
});

test.each([0, 0.05, 0.1, 0.8])("the number at the place of %s is it", (value) => {
  expect(numberAt(range, placeOf(range, value))).toBe(value);
});

test("a number of the range, or 0 where that may be", () => {
  expect([0, 0.05, 0.8].map((value) => isOf(range, value))).toEqual([true, true, true]);
  expect([0.01, 0.9, -1, Number.NaN, "0.1"].map((value) => isOf(range, value))).toEqual(Array(5).fill(false));
  expect(isOf({ ...range, scale: "log" }, 0)).toBe(false);
});
