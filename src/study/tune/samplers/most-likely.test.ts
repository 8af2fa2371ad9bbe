import { expect, test } from "vitest";
import { gaussianProcess } from "../../../core/numeric/gaussian-process.js";
import { randomStream } from "../../../core/numeric/random.js";
import { mostLikely } from "./most-likely.js";

const stream = randomStream(5);
const points = Array.from({ length: 40 }, () => [stream.uniform(), stream.uniform()]);
const values = points.map(([x]) => 1.4 * Math.sin(7 * x!) + 0.1 * stream.normal());

test("no process of one length for all, nor of lengths of their own, makes the values more likely", () => {
  const { logLikelihood } = mostLikely(points, values);
  for (const first of [0.1, 0.2, 0.4, 0.8])
    for (const second of [0.1, 0.2, 0.4, 0.8])
      for (const noise of [1e-4, 1e-2, 1e-1]) {
        const other = gaussianProcess({ points, values, lengths: [first, second], noise });
        expect(other.logLikelihood).toBeLessThanOrEqual(logLikelihood);
      }
});

test("a dimension that the values do not depend on changes the mean little, one that they do depend on much", () => {
  const process = mostLikely(points, values);
  const mean = (x: number, y: number) => process.at([x, y]).mean;
  expect(Math.abs(mean(0.5, 0.1) - mean(0.5, 0.9))).toBeLessThan(0.2);
  expect(Math.abs(mean(0.2, 0.5) - mean(0.7, 0.5))).toBeGreaterThan(1.5);
});

test("of many values a part chooses lengths and noise, and the process knows all", () => {
  const many = Array.from({ length: 150 }, (_, i) => [(i + 0.5) / 150]);
  const process = mostLikely(
    many,
    many.map(([x]) => Math.sin(9 * x!)),
  );
  expect(process.means).toHaveLength(150);
  for (const [x] of many) expect(Math.abs(process.at([x!]).mean - Math.sin(9 * x!))).toBeLessThan(0.02);
});
