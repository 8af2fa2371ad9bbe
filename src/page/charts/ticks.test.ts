import { expect, test } from "vitest";
import { logTicks, scaleFor, tickFormat } from "./ticks.js";

test("a logarithmic axis has 2 to 7 marks, all inside, over ranges from 4-fold to 12 powers of ten", () => {
  for (let factor = 4; factor < 1e12; factor *= 1.7) {
    for (const min of [0.0013, 0.26, 7.7]) {
      const ticks = logTicks(min, min * factor);
      expect(ticks.length, `${min} to ${min * factor}`).toBeGreaterThanOrEqual(2);
      expect(ticks.length, `${min} to ${min * factor}`).toBeLessThanOrEqual(7);
      expect(ticks.every((tick) => tick >= min && tick <= min * factor)).toBe(true);
    }
  }
});

test("marks are round decimals, not sums of rounding errors", () => {
  expect(logTicks(0.05, 0.9)).toEqual([0.05, 0.07, 0.1, 0.2, 0.3, 0.5, 0.7]);
});

test("an axis is logarithmic for positive values of a large range only, and never without finite values", () => {
  expect(scaleFor([1, 100])?.kind).toBe("log");
  expect(scaleFor([1, 2])?.kind).toBe("value");
  expect(scaleFor([0, 100])?.kind).toBe("value");
  expect(scaleFor([-1, 100])?.kind).toBe("value");
  expect(scaleFor([Number.NaN, Number.POSITIVE_INFINITY])).toBeNull();
});

test.each([
  [[0.01, 0.02, 0.034]],
  [[0, 0.5]],
  [[0.03, 0.05]],
  [[1, 47]],
  [[0.0013, 4100]],
  [[0.01, 0.1]],
  [[3e-6, 2e9]],
  [[5, 5]],
  [[-3, -1]],
  [[280.1, 280.9]],
])("the axis of %j has 3 to 9 marks inside, the last one at its end, at the highest value or above it", (values) => {
  const { min, max, ticks } = scaleFor(values)!;
  expect(ticks.at(-1)).toBe(max);
  expect(max).toBeGreaterThanOrEqual(Math.max(...values));
  expect(ticks.every((tick) => tick >= min && tick <= max)).toBe(true);
  expect(ticks.length).toBeGreaterThanOrEqual(3);
  expect(ticks.length).toBeLessThanOrEqual(9);
});

test("a logarithmic axis ends at a mark above its values, over ranges from 4-fold to 12 powers of ten", () => {
  for (let factor = 4.1; factor < 1e12; factor *= 1.3) {
    for (const low of [0.0013, 0.26, 7.7]) {
      const { kind, max, ticks } = scaleFor([low, low * factor])!;
      expect(kind).toBe("log");
      expect(ticks.at(-1)).toBe(max);
      expect(max).toBeGreaterThanOrEqual(low * factor * (1 - 1e-12));
      expect(ticks.length, `${low} to ${low * factor}`).toBeGreaterThanOrEqual(2);
      expect(ticks.length, `${low} to ${low * factor}`).toBeLessThanOrEqual(7);
    }
  }
});

test("an axis holds its values, also when all are equal", () => {
  for (const values of [[5], [0, 0], [-3, -3], [0.2, 7]]) {
    const scale = scaleFor(values)!;
    expect(scale.max).toBeGreaterThan(scale.min);
    expect(values.every((value) => value >= scale.min && value <= scale.max)).toBe(true);
  }
});

test("marks at even steps are printed with the decimals that the finest of them needs, none of them rounded", () => {
  const printed = (ticks: readonly number[], unit?: number) => ticks.map(tickFormat(ticks, unit));
  expect(printed([2.625, 2.6275, 2.63, 2.6325, 2.635])).toEqual(["2.6250", "2.6275", "2.6300", "2.6325", "2.6350"]);
  expect(printed([0, 500, 1000, 1500])).toEqual(["0", "500", "1,000", "1,500"]);
  expect(printed([1012.5, 1015])).toEqual(["1,012.5", "1,015.0"]);
  expect(printed([0.05, 0.1, 0.2, 0.5, 1, 2])).toEqual(["0.05", "0.1", "0.2", "0.5", "1", "2"]); // logarithmic
  expect(printed([1, 1.5, 2], 1e-9)).toEqual(["1e-9", "1.5e-9", "2e-9"]);
  expect(printed([3])).toEqual(["3"]);
});
