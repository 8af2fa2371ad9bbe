import { expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { blockLength, drawResamples, interval } from "./block-bootstrap.js";

const rootOfMean = ([squares, weights]: readonly number[]) => Math.sqrt(squares! / weights!);

/** Share of test parts whose interval for the root mean squared error holds the true one. */
function coverage(windows: number, persistence: number, parts = 400): number {
  const truth = Math.sqrt(1 / (1 - persistence ** 2));
  const weights = new Float64Array(windows).fill(1);
  let held = 0;
  for (let k = 0; k < parts; k++) {
    const noise = randomStream(k);
    let error = truth * noise.normal();
    const squares = Float64Array.from({ length: windows }, () => {
      error = persistence * error + noise.normal();
      return error ** 2;
    });
    const resamples = drawResamples(windows, blockLength(windows, 1), noise.fork("resamples"));
    const { low, high } = interval(resamples, [squares, weights], rootOfMean)!;
    if (low <= truth && truth <= high) held++;
  }
  return held / parts;
}

test("the 95 % interval holds the true error in about 92 % of test parts, a little less where they are short or errors persist", {
  tags: ["slow"],
}, () => {
  expect(coverage(500, 0)).toBeGreaterThan(0.89);
  expect(coverage(500, 0)).toBeLessThan(0.975);
  expect(coverage(500, 0.5)).toBeGreaterThan(0.88);
  expect(coverage(100, 0.5)).toBeGreaterThan(0.86);
});

test("is as wide as theory says where windows are independent", () => {
  const noise = randomStream(1);
  const values = Float64Array.from({ length: 2000 }, () => noise.normal());
  const ones = new Float64Array(2000).fill(1);
  const mean = ([sum, count]: readonly number[]) => sum! / count!;
  const { low, high } = interval(drawResamples(2000, 13, noise), [values, ones], mean)!;
  expect((high - low) / 2).toBeGreaterThan(0.9 * 1.96 * Math.sqrt(1 / 2000));
  expect((high - low) / 2).toBeLessThan(1.1 * 1.96 * Math.sqrt(1 / 2000));
});

test("blocks are as long as the horizon, or the cube root of the windows, and a quarter of them at most", () => {
  expect(blockLength(1000, 1)).toBe(10);
  expect(blockLength(1000, 24)).toBe(24);
  expect(blockLength(20, 24)).toBe(5);
  expect(blockLength(3, 1)).toBe(1);
});

test("few windows have no interval", () => {
  expect(interval(drawResamples(19, 3, randomStream(1)), [new Float64Array(19)], () => 1)).toBe(null);
});
