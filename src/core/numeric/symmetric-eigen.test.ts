import { expect, test } from "vitest";
import { randomStream } from "./random.js";
import { symmetricEigen } from "./symmetric-eigen.js";

/** F^T F of `rows` rows of noise: of rank min(rows, n). */
function gramOf(n: number, rows: number, seed: number): Float64Array {
  const random = randomStream(seed);
  const f = Float64Array.from({ length: rows * n }, () => random.normal());
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += f[r * n + i]! * f[r * n + j]!;
    return sum;
  });
}

test.each([
  ["1 x 1", new Float64Array([3]), 1],
  ["diagonal", new Float64Array([1, 0, 0, 0, 5, 0, 0, 0, -2]), 3],
  ["zero", new Float64Array(16), 4],
  ["all ones", new Float64Array(25).fill(1), 5],
  ["full rank 40", gramOf(40, 60, 1), 40],
  ["rank 5 of 30", gramOf(30, 5, 2), 30],
  ["entries of 1e-200", gramOf(12, 20, 3).map((x) => x * 1e-200), 12],
  ["entries of 1e150", gramOf(12, 20, 3).map((x) => x * 1e150), 12],
])("%s: A = E^T diag(values) E and E E^T = I to 1e-13 of the norm, values descending", (_, matrix, n) => {
  const { values, vectors } = symmetricEigen(matrix, n);
  const size = Math.max(...matrix.map(Math.abs), Number.MIN_VALUE);
  for (let i = 0; i < n; i++) {
    if (i > 0) expect(values[i]!).toBeLessThanOrEqual(values[i - 1]!);
    for (let j = 0; j < n; j++) {
      let [product, rebuilt] = [0, 0];
      for (let k = 0; k < n; k++) {
        product += vectors[i * n + k]! * vectors[j * n + k]!;
        rebuilt += (values[k]! / size) * vectors[k * n + i]! * vectors[k * n + j]!;
      }
      expect(Math.abs(product - (i === j ? 1 : 0)), `E E^T at ${i}, ${j}`).toBeLessThan(1e-13);
      expect(Math.abs(rebuilt - matrix[i * n + j]! / size), `A at ${i}, ${j}`).toBeLessThan(1e-13 * n);
    }
  }
});

test("the second difference of n points has the eigenvalues 2 - 2 cos(k pi / (n + 1)), to 1e-14", () => {
  const n = 25;
  const matrix = Float64Array.from({ length: n * n }, (_, at) => {
    const apart = Math.abs(Math.floor(at / n) - (at % n));
    return apart === 0 ? 2 : apart === 1 ? -1 : 0;
  });
  symmetricEigen(matrix, n).values.forEach((value, k) => {
    expect(Math.abs(value - (2 - 2 * Math.cos(((n - k) * Math.PI) / (n + 1))))).toBeLessThan(1e-14 * n);
  });
});

test("only the lower triangle is read, and what is not finite is refused", () => {
  expect(symmetricEigen(new Float64Array([2, 99, 1, 2]), 2).values[0]).toBeCloseTo(3, 14);
  expect(() => symmetricEigen(new Float64Array([1, 0, Number.NaN, 1]), 2)).toThrow(/must be finite/);
  expect(() => symmetricEigen(new Float64Array(3), 2)).toThrow("got 3 and n=2");
});
