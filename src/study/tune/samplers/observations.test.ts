import { expect, test } from "vitest";
import { observations } from "./observations.js";

test("equal factors are equal distances, with mean 0 and variance 1", () => {
  const values = observations([0.1, 0.2, 0.4, 0.8]);
  const step = values[1]! - values[0]!;
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo((i - 1.5) * step, 12);
  expect(values.reduce((sum, value) => sum + value ** 2, 0) / 4).toBeCloseTo(1, 12);
});

test("a failed run lies above the worst by half of what lies between best and worst", () => {
  const [best, worst, failed, huge] = observations([1, 4, Infinity, 1e200]);
  expect((failed! - worst!) / (worst! - best!)).toBeCloseTo(0.5, 12);
  expect(huge).toBe(failed);
  const [one, other] = observations([2, Infinity]);
  expect(other).toBeGreaterThan(one!);
});

test("errors below 0 are taken as they are", () => {
  const [a, b, c] = observations([-1, 0, 1]);
  expect(b! - a!).toBeCloseTo(c! - b!, 12);
  expect(c).toBeGreaterThan(a!);
});

test("when all failed or all are the same there is nothing to tell them apart", () => {
  expect(observations([Infinity, Infinity])).toEqual([0, 0]);
  for (let n = 1; n < 100; n++) expect(observations(new Array(n).fill(0.7))).toEqual(new Array(n).fill(0));
});
