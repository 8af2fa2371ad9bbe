import { expect, test } from "vitest";
import { withoutBand } from "../../page/charts/band.js";
import { curveTop } from "./curve-top.js";

const curve = (...values: number[]) =>
  withoutBand(
    values.map((_, k) => k),
    values,
  );

test("the highest level or simple forecast decides, with 15 % of the range above it", () => {
  const curves = [curve(200, 2.6, 2.4), curve(14, 2.2, 2)];
  expect(curveTop(curves, [3, 2.5])).toBeCloseTo(3 + 0.15 * (3 - 2), 12);
});

test("without levels or forecasts the ends decide", () => {
  expect(curveTop([curve(200, 3), curve(200, 2)], [])).toBeCloseTo(3 + 0.15, 12);
  expect(curveTop([curve(200, 3), curve(200, 2)], [2])).toBeCloseTo(3 + 0.15, 12);
  expect(curveTop([curve(200, 3), curve(200, 2)], [1])).toBeCloseTo(3 + 0.15 * 2, 12);
});

test("an end near what decides is shown, one far above it is not", () => {
  expect(curveTop([curve(9, 2), curve(9, 3.9)], [3])).toBeCloseTo(3.9 + 0.15 * 1.9, 12);
  expect(curveTop([curve(9, 2), curve(9, 4.1)], [3])).toBeCloseTo(3 + 0.15, 12);
});

test("a target that lies far below all curves does not push them out", () => {
  expect(curveTop([curve(9, 2.4), curve(9, 2.5)], [0.001])).toBeGreaterThan(2.5);
});

test("where nothing lies higher, or there is no curve, nothing is cut", () => {
  expect(curveTop([curve(3.1, 2)], [3])).toBe(null);
  expect(curveTop([], [3])).toBe(null);
  expect(curveTop([[]], [])).toBe(null);
  expect(curveTop([curve(2, 2)], [2])).toBe(null);
});
