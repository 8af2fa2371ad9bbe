import { expect, test } from "vitest";
import { bandOfCurves, lowestSoFar } from "./band-of-curves.js";

test("the band of curves with the same places has those places, their median, lowest and highest", () => {
  const x = [1, 2, 3];
  const band = bandOfCurves([
    { x, y: [4, 3, 2] },
    { x, y: [5, 1, 1] },
    { x, y: [9, 8, 7] },
  ]);
  expect(band).toEqual({ x: [1, 2, 3], median: [5, 3, 2], low: [4, 1, 1], high: [9, 8, 7] });
});

test("curves with places of their own are read between their points, as far as half of them go", () => {
  const { x, median } = bandOfCurves([
    { x: [0, 10], y: [10, 0] },
    { x: [0, 1, 4], y: [10, 9, 6] },
  ]);
  expect(x.length).toBe(161);
  expect(x.at(-1)).toBe(10);
  for (const [k, at] of x.entries()) expect(median[k]).toBeCloseTo(10 - at, 9);
});

test("a curve that has ended is what it says it is from there on: its last value, infinite, or nothing", () => {
  const short = { x: [0, 1, 2], y: [9, 5, 1] };
  const long = { x: [0, 1, 2, 3, 4], y: [9, 8, 7, 6, 5] };
  const medians = (after: "held" | "infinite" | null) =>
    bandOfCurves([{ ...short, after }, { ...short, after }, long]).median;
  expect(medians("held")).toEqual([9, 5, 1, 1, 1]);
  expect(medians("infinite")).toEqual([9, 5, 1]); // two of three failed: there is no median
  expect(medians(null)).toEqual([9, 5, 1]); // fewer than half are left
  const one = (after: "held" | "infinite") => bandOfCurves([{ ...short, after }, long, long]);
  expect(one("infinite")).toMatchObject({ median: [9, 8, 7, 6, 5], low: [9, 5, 1, 6, 5], high: [9, 8, 7, 6, 5] });
  expect(one("held").low).toEqual([9, 5, 1, 1, 1]);
});

test("ten thousand curves make a band of as many points as one", () => {
  const curves = Array.from({ length: 10_000 }, (_, k) => ({ x: [0, 1 + k / 1e4], y: [1, 0] }));
  expect(bandOfCurves(curves).x.length).toBeLessThanOrEqual(161);
});

test("the lowest so far never rises, and passes over what is not there", () => {
  expect(lowestSoFar([null, 3, Number.NaN, 5, 2])).toEqual([null, 3, 3, 3, 2]);
});

test("nothing makes an empty band", () => {
  expect(bandOfCurves([])).toEqual({ x: [], median: [], low: [], high: [] });
});
