import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { symmetricEigenvectors } from "../core/numeric/symmetric-eigenvectors.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { planNewtonSchulz } from "./newton-schulz.js";

/** Rows of an orthonormal basis drawn at random: eigenvectors of a random symmetric matrix. */
function basis(n: number, seed: number): Float64Array {
  const random = randomStream(seed);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = random.normal();
  const rows = new Float64Array(n * n);
  symmetricEigenvectors(matrix, n, rows);
  return rows;
}

/** sum over k of values_k u_k v_k^T */
function composed(values: readonly number[], [rows, columns]: readonly [number, number]): number[] {
  const [u, v] = [basis(rows, 1), basis(columns, 2)];
  return Array.from({ length: rows * columns }, (_, at) => {
    const [i, j] = [Math.floor(at / columns), at % columns];
    return values.reduce((sum, value, k) => sum + value * u[k * rows + i]! * v[k * columns + j]!, 0);
  });
}

/** What five steps make of a singular value. */
const quintic = (value: number) => {
  let s = value;
  for (let k = 0; k < 5; k++) s = 3.4445 * s - 4.775 * s ** 3 + 2.0315 * s ** 5;
  return s;
};

const shapes = [
  [1, 1],
  [1, 9],
  [9, 1],
  [6, 6],
  [12, 5],
  [5, 12],
  [32, 32],
] as const;

test.each<[string, () => Kernels, number]>([
  ["float64 reference engine to 1e-11", () => referenceKernels({ precision: "float64" }), 1e-11],
  ["float32 reference engine to 2e-5", () => referenceKernels(), 2e-5],
  ["wasm engine to 2e-5", () => wasmKernels({ capacityBytes: 2 ** 21 }), 2e-5],
])("both bases stay and the quintic is applied to every singular value: %s", (_name, make, tolerance) => {
  for (const shape of shapes) {
    const kernels = make();
    const values = Array.from({ length: Math.min(...shape) }, (_, k) => 3 * 0.8 ** k);
    const norm = Math.hypot(...values) + 1e-7;
    const x: FloatArray = kernels.allocate(shape[0] * shape[1]);
    x.set(composed(values, shape));
    planNewtonSchulz(kernels, { rows: shape[0], columns: shape[1] })(x);
    const expected = composed(
      values.map((value) => quintic(value / norm)),
      shape,
    );
    x.forEach((value, k) => {
      expect(Math.abs(value - expected[k]!), `${shape}, entry ${k}`).toBeLessThan(tolerance);
    });
  }
});

test("singular values from .01 of the norm on end within [.68, 1.14], smaller ones at most 485 times as large", () => {
  const values = Array.from({ length: 10_000 }, (_, k) => quintic(0.01 + (0.99 * k) / 9999));
  expect(Math.min(...values)).toBeGreaterThan(0.68);
  expect(Math.max(...values)).toBeLessThan(1.14);
  for (let s = 1e-9; s < 0.01; s *= 1.5) expect(quintic(s) / s).toBeLessThan(485);
});

test("a matrix of 0 stays 0", () => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 20 });
  const x = kernels.allocate(12);
  planNewtonSchulz(kernels, { rows: 3, columns: 4 })(x);
  expect([...x]).toEqual(Array(12).fill(0));
});
