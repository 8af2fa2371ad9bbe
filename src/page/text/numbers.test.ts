import { describe, expect, test } from "vitest";
import { change, columnFormat, integer, NONE, percent, ratio, significant } from "./numbers.js";

test("significant digits round, group thousands and leave no trailing zeros", () => {
  const printed = [0.05, 310, 1234.56, 0.00012345, 3.2e-5, 2.5e12, 0, -0.5, 99.96].map((value) => significant(value));
  expect(printed).toEqual(["0.05", "310", "1,235", "0.000123", "3.2e-5", "2.5e12", "0", "-0.5", "100"]);
});

test("a number that does not exist is a dash in every format", () => {
  for (const print of [significant, integer, percent, ratio, change, columnFormat([1, 2])]) {
    expect([print(null), print(Number.NaN), print(Number.POSITIVE_INFINITY)]).toEqual([NONE, NONE, NONE]);
  }
});

test("a change carries its sign, and what rounds to nothing has none", () => {
  expect([0.953, 1.02, 1.0001, 2.35].map(change)).toEqual(["\u22124.7%", "+2.0%", "\u00b10%", "+135%"]);
});

test("a ratio has two decimals near 1 and two or three digits far from it", () => {
  expect([0.6449, 1, 0.0344, 12.44, 1234].map(ratio)).toEqual(["0.64", "1.00", "0.034", "12.4", "1,234"]);
});

describe("a column", () => {
  test("has one number of decimals: enough for its smallest value", () => {
    const print = columnFormat([0.0123, 4.5, null]);
    expect([0.0123, 4.5].map(print)).toEqual(["0.0123", "4.5000"]);
  });

  test("of values too far apart for one number of decimals prints each by itself", () => {
    const print = columnFormat([1e-7, 1000]);
    expect([1e-7, 1000].map(print)).toEqual(["1e-7", "1,000"]);
  });
});
