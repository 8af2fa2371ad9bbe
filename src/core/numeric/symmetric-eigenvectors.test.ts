import { expect, test } from "vitest";
import { randomStream } from "./random.js";
import { symmetricEigenvectors } from "./symmetric-eigenvectors.js";

/** Sum over k of values_k v_k v_k^T with the orthonormal rows v_k of a random basis, times a size. */
function made(values: readonly number[], size = 1): Float64Array {
  const n = values.length;
  const random = randomStream(n);
  const rows: number[][] = [];
  while (rows.length < n) {
    const row = values.map(() => random.normal());
    for (let twice = 0; twice < 2; twice++) {
      for (const other of rows) {
        const along = row.reduce((sum, x, k) => sum + x * other[k]!, 0);
        row.forEach((_, k) => {
          row[k]! -= along * other[k]!;
        });
      }
    }
    const norm = Math.hypot(...row);
    rows.push(row.map((x) => x / norm));
  }
  return Float64Array.from(
    { length: n * n },
    (_, at) =>
      size * values.reduce((sum, value, k) => sum + value * rows[k]![Math.floor(at / n)]! * rows[k]![at % n]!, 0),
  );
}

const spectra: Readonly<Record<string, readonly number[]>> = {
  "one number": [3],
  "two, one negative": [2, -1],
  "apart by powers of ten": [1, 0.1, 1e-2, 1e-3, 1e-6, 1e-9],
  equal: [2, 2, 2, 2],
  "rank 1": [1, 0, 0, 0, 0, 0, 0],
  "rank 2 of 20": [5, 1, ...Array<number>(18).fill(0)],
  zero: [0, 0, 0],
  "forty of them": Array.from({ length: 40 }, (_, k) => 40 - k),
};

test.each(Object.entries(spectra))(
  "rows are orthonormal to 1e-13, diagonalise to 1e-13 and are sorted: %s",
  (_name, values) => {
    const n = values.length;
    for (const size of [1, 1e-30, 1e30]) {
      const matrix = made(values, size);
      const rows = new Float64Array(n * n);
      const found = symmetricEigenvectors(matrix, n, rows);
      const sorted = values.toSorted((a, b) => b - a);
      for (let a = 0; a < n; a++) {
        expect(Math.abs(found[a]! / size - sorted[a]!)).toBeLessThan(1e-13 * Math.max(1, values[0]!));
        for (let b = 0; b < n; b++) {
          let inner = 0;
          let form = 0;
          for (let i = 0; i < n; i++) {
            inner += rows[a * n + i]! * rows[b * n + i]!;
            for (let j = 0; j < n; j++) form += rows[a * n + i]! * matrix[i * n + j]! * rows[b * n + j]!;
          }
          expect(Math.abs(inner - (a === b ? 1 : 0))).toBeLessThan(1e-13);
          expect(Math.abs(form / size - (a === b ? values[a]! : 0))).toBeLessThan(1e-13 * Math.max(1, values[0]!));
        }
      }
    }
  },
);

test("the second difference of n points has the eigenvalues 2 - 2 cos(k pi / (n + 1)), to 1e-13", () => {
  const n = 25;
  const matrix = Float64Array.from({ length: n * n }, (_, at) => {
    const apart = Math.abs(Math.floor(at / n) - (at % n));
    return apart === 0 ? 2 : apart === 1 ? -1 : 0;
  });
  symmetricEigenvectors(matrix, n, new Float64Array(n * n)).forEach((value, k) => {
    expect(Math.abs(value - (2 - 2 * Math.cos(((n - k) * Math.PI) / (n + 1))))).toBeLessThan(1e-13);
  });
});

test("an entry that is not finite makes the vectors NaN, at once", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const rows = new Float64Array(9);
    symmetricEigenvectors(Float64Array.of(1, value, 0, value, 1, 0, 0, 0, 1), 3, rows);
    expect([...rows]).toEqual(Array(9).fill(Number.NaN));
  }
});
