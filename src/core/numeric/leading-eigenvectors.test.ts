import { expect, test } from "vitest";
import { leadingEigenvectors } from "./leading-eigenvectors.js";
import { randomStream } from "./random.js";
import { symmetricEigenvectors } from "./symmetric-eigenvectors.js";

/** A covariance of n numbers whose variances fall as 1 / (1 + k)^power, turned at random. */
function covariance(n: number, power: number): Float64Array {
  const random = randomStream(n);
  const rows = Float64Array.from({ length: 3 * n * n }, () => random.normal());
  const mix = Float64Array.from({ length: n * n }, () => random.normal());
  const matrix = new Float64Array(n * n);
  for (let r = 0; r < 3 * n; r++) {
    const row = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      const value = rows[r * n + k]! / (1 + k) ** (power / 2);
      for (let j = 0; j < n; j++) row[j]! += value * mix[k * n + j]!;
    }
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) matrix[i * n + j]! += row[i]! * row[j]!;
  }
  return matrix;
}

test.each([
  ["few of many", 120, 16, 4],
  ["few of many, falling slowly", 120, 16, 2],
  ["most", 30, 20, 3],
  ["more than there are", 12, 20, 1],
  ["one", 90, 1, 3],
])(
  "the leading eigenvalues are those of the whole decomposition to 1e-6 of each, and their vectors are orthonormal: %s",
  (_, n, count, power) => {
    const matrix = covariance(n, power);
    const all = symmetricEigenvectors(matrix, n, new Float64Array(n * n));
    const { values, vectors } = leadingEigenvectors(matrix, n, count);
    expect(values.length).toBe(Math.min(n, count));
    values.forEach((value, k) => {
      expect(Math.abs(value / all[k]! - 1), `value ${k}`).toBeLessThan(1e-6);
      for (let other = 0; other <= k; other++) {
        let inner = 0;
        let form = 0;
        for (let i = 0; i < n; i++) {
          inner += vectors[k * n + i]! * vectors[other * n + i]!;
          for (let j = 0; j < n; j++) form += vectors[k * n + i]! * matrix[i * n + j]! * vectors[other * n + j]!;
        }
        expect(Math.abs(inner - (other === k ? 1 : 0))).toBeLessThan(1e-12);
        expect(Math.abs(form - (other === k ? value : 0))).toBeLessThan(1e-9 * all[0]!);
      }
    });
  },
);

test("of a matrix of rank 2 the other values are 0 and nothing is NaN", () => {
  const n = 200;
  const matrix = new Float64Array(n * n);
  matrix[0] = 4;
  matrix[n + 1] = 1;
  const { values, vectors } = leadingEigenvectors(matrix, n, 5);
  expect(values[0]).toBeCloseTo(4, 10);
  expect(values[1]).toBeCloseTo(1, 10);
  expect(Math.max(...values.subarray(2).map(Math.abs))).toBeLessThan(1e-10);
  expect(vectors.every(Number.isFinite)).toBe(true);
});
