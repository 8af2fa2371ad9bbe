import { expect, test } from "vitest";
import type { ChartLine } from "./chart-options.js";
import { fallingRange } from "./chart-top.js";

const line = (...y: number[]): ChartLine => ({
  ...{ key: "a", name: "a", series: 0, dash: [] },
  ...{ x: y.map((_, k) => k), y },
});

test.each([
  [
    "a method that ends far above the others",
    [line(80, 3.2, 3.1, 3.05), line(80, 2.7, 2.64, 2.63), line(70, 2.7, 2.63, 2.62)],
  ],
  ["a level above where all lines end", [line(40, 20, 16, 15.1), line(40, 22, 14.8, 14.2), line(15.3, 15.3)]],
  ["a level below all lines", [line(40, 20, 16, 15.1), line(3, 3)]],
  ["an end a thousand times as high as another", [line(9000, 5000, 4000, 3000), line(9000, 100, 10, 3)]],
])("%s is in the chart, and only the first fall is cut", (_what, lines) => {
  const { range } = fallingRange(lines);
  for (const { y } of lines) {
    expect(y[y.length - 1]).toBeGreaterThanOrEqual(range![0]);
    expect(y[y.length - 1]).toBeLessThanOrEqual(range![1]);
  }
});

test("the error before the first step is cut where it is far above all the rest, which is told", () => {
  expect(fallingRange([line(80, 4, 3, 2), line(80, 5, 3, 2.5)])).toEqual({ range: [2, 3.6], isCut: true });
  expect(fallingRange([line(5, 4, 3, 2)])).toEqual({ range: [2, 3.6], isCut: true });
  expect(fallingRange([line(3, 3, 3)])).toEqual({ range: [3, 3], isCut: false });
  expect(fallingRange([])).toEqual({ range: null, isCut: false });
});
