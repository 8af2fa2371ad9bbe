import { expect, test } from "vitest";
import { band } from "./band.js";

const constant = (value: number | null) => () => value;

test("a failed run counts as infinite in the median and is left out of the range", () => {
  for (const failed of [Number.POSITIVE_INFINITY, Number.NaN]) {
    expect(band([1], [constant(9), constant(5), constant(failed)])).toEqual([{ x: 1, median: 9, low: 5, high: 9 }]);
  }
});

test("there is no point where the median failed, nor where fewer than half of the runs are left", () => {
  const infinite = constant(Number.POSITIVE_INFINITY);
  expect(band([1], [constant(1), infinite, infinite])).toEqual([]);
  expect(band([1], [constant(1), infinite])).toEqual([]);
  expect(band([1], [constant(1), constant(null), constant(null)])).toEqual([]);
  expect(band([1], [constant(1), constant(null)])).toEqual([{ x: 1, median: 1, low: 1, high: 1 }]);
  expect(band([1], [])).toEqual([]);
});
