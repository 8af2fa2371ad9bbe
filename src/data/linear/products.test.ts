import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import type { WindowSet } from "../window-set.js";
import { canLag, lagProducts } from "./lag-products.js";
import { products, rowProducts } from "./products.js";

const T = 7;
const ROWS = 400;

/** Windows of noise with I inputs whose starts are given; targets two rows on, of two columns. */
function windows(inputSize: number, starts: readonly number[]): WindowSet {
  const random = randomStream(inputSize);
  const drawn = (length: number) => Float32Array.from({ length }, () => random.normal());
  return {
    length: starts.length,
    window: T,
    inputs: drawn(ROWS * inputSize),
    inputSize,
    targets: drawn(ROWS * 2),
    targetSize: 2,
    targetOffsets: [T, T + 1],
    outputSize: 4,
    starts: Uint32Array.from(starts),
    scored: "last",
    weights: null,
    lengths: null,
  };
}
const run = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);

test.each([
  ["one run to the last row", 3, run(0, ROWS - T - 1), T],
  ["one input, the last 4 rows", 1, run(5, 300), 4],
  ["two runs, shuffled", 2, [...run(200, 300), ...run(20, 130)].reverse(), T],
  ["the last row alone", 3, run(10, 60), 1],
])("lag covariances are the sums of products over the windows to 1e-12: %s", (_, inputSize, starts, rows) => {
  const set = windows(inputSize, starts);
  const part = { rows, inputs: null };
  expect(canLag(set, part)).toBe(true);
  const [fast, plain] = [lagProducts(set, rows), rowProducts(set, part)];
  const size = plain.weight;
  expect(fast.weight).toBe(plain.weight);
  for (const name of ["gram", "cross"] as const) {
    plain[name].forEach((value, k) => {
      const features = rows * inputSize + 1;
      if (name === "gram" && k % features > Math.floor(k / features)) return; // the upper half
      expect(Math.abs(fast[name][k]! - value), `${name} ${k}`).toBeLessThan(1e-12 * size);
    });
  }
});

test("windows that do not follow one another, weighted or unequal ones, and such with chosen inputs are summed row by row", () => {
  const set = windows(2, run(0, 200));
  const part = { rows: T, inputs: null };
  expect(canLag(set, part)).toBe(true);
  expect(canLag({ ...set, weights: new Float32Array(200).fill(1) }, part)).toBe(false);
  expect(canLag({ ...set, lengths: new Uint32Array(200).fill(T) }, part)).toBe(false);
  expect(canLag({ ...set, scored: "all" }, part)).toBe(false);
  expect(canLag(set, { rows: 1, inputs: new Uint32Array([1]) })).toBe(false);
  const apart = windows(2, run(0, 40).map((k) => k * 8)); // biome-ignore format: one line
  expect(canLag(apart, part)).toBe(false);
  expect(products(apart, part)).toEqual(rowProducts(apart, part));
});
