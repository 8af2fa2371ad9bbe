import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import type { FloatArray, Kernels, ProductSpec } from "../contract.js";
import { matrixOf } from "../matrix.js";
import { referenceKernels } from "../reference/index.js";
import { wasmKernels } from "./index.js";
import { availableBuilds } from "./module.js";

/** rows, columns, depth: of every rest that groups of 4 and 6 rows and panels of 8 columns leave, and with one of each. */
const SHAPES = [
  [1, 1, 1],
  [1, 33, 7],
  [33, 1, 5],
  [5, 9, 1],
  [32, 32, 32],
  [32, 8, 32],
  [8, 32, 8],
  [13, 21, 34],
  [6, 8, 4],
  [10, 16, 3],
  [67, 40, 53],
] as const;
const TRANSPOSED = ["none", "left", "right"] as const;
const fast = (build: (typeof builds)[number]) => wasmKernels({ capacityBytes: 2 ** 22, build });
const builds = availableBuilds();

function random(kernels: Kernels, length: number, seed: number): FloatArray {
  const stream = randomStream(seed);
  const values = kernels.allocate(length);
  for (let k = 0; k < length; k++) values[k] = Math.fround(stream.normal());
  return values;
}

describe.each(builds)("products of the %s build", (build) => {
  test.each(TRANSPOSED)("agree with the reference to 2e-6 of the operands' size, transposed: %s", (transposed) => {
    for (const [rows, columns, depth] of SHAPES) {
      for (const keep of [0, -0.75]) {
        const spec: ProductSpec = { rows, columns, depth, transposed, factor: 1.5, keep };
        const [got, expected] = [fast(build), referenceKernels({ precision: "float64" })].map((kernels) => {
          const product = matrixOf(kernels).product(spec);
          const target = random(kernels, rows * columns, 3);
          const base = keep === 0 ? kernels.allocate(rows * columns).fill(Number.NaN) : target;
          product.run(target, random(kernels, rows * depth, 1), random(kernels, depth * columns, 2), base);
          return [...target];
        }) as [number[], number[]];
        const bound = 2e-6 * Math.sqrt(depth);
        got.forEach((value, k) => {
          expect(Math.abs(value - expected[k]!), `${rows} ${columns} ${depth}, entry ${k}`).toBeLessThan(bound);
        });
      }
    }
  });
});

test("normalize divides by the norm and epsilon to 1e-6, and leaves 0 as it is", () => {
  for (const kernels of [referenceKernels(), wasmKernels({ capacityBytes: 2 ** 20 })]) {
    const x = kernels.allocate(5);
    kernels.matrix!.normalize(x, 1e-7);
    expect([...x]).toEqual([0, 0, 0, 0, 0]);
    x.set([3, 0, 0, 0, -4]);
    kernels.matrix!.normalize(x, 5);
    [0.3, 0, 0, 0, -0.4].forEach((value, k) => {
      expect(x[k]).toBeCloseTo(value, 6);
    });
  }
});

const SIZES = [1, 2, 3, 4, 7, 32, 67, 256];

/** Largest entry of |Q Q^T - 1|. */
function deviation(q: FloatArray, n: number): number {
  let most = 0;
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let inner = 0;
      for (let k = 0; k < n; k++) inner += q[a * n + k]! * q[b * n + k]!;
      most = Math.max(most, Math.abs(inner - (a === b ? 1 : 0)));
    }
  }
  return most;
}

const made: Readonly<Record<string, (x: FloatArray, n: number) => void>> = {
  "of any rows": () => {},
  "of rows of rank 1": (x, n) => {
    for (let k = n; k < x.length; k++) x[k] = x[k % n]! * (1 + Math.floor(k / n));
  },
  "of rows that are 0, last ones": (x, n) => {
    x.fill(0, Math.ceil(n / 2) * n);
  },
  "of 0": (x) => {
    x.fill(0);
  },
  "of rows of size 1e-20": (x) => {
    for (let k = 0; k < x.length; k++) x[k]! *= 1e-20;
  },
  "of rows each a tenth of the one before": (x, n) => {
    for (let k = 0; k < x.length; k++) x[k]! *= 0.1 ** Math.floor(k / n);
  },
};

describe.each([...builds, "reference" as const])("row bases of the %s engine", (build) => {
  const kernels = build === "reference" ? referenceKernels() : fast(build);

  test.each(Object.entries(made))("are orthonormal to 1e-6: %s", (_name, change) => {
    for (const n of SIZES) {
      const x = random(kernels, n * n, n);
      change(x, n);
      matrixOf(kernels).rowBasis(n).run(x);
      expect(deviation(x, n), `size ${n}`).toBeLessThan(1e-6);
    }
  });

  test("span what the rows before span: a row is left with nothing outside, to 1e-5 of its length", () => {
    for (const n of SIZES) {
      const x = random(kernels, n * n, n);
      const before = Float64Array.from(x);
      matrixOf(kernels).rowBasis(n).run(x);
      for (let k = 0; k < n; k++) {
        for (let j = k + 1; j < n; j++) {
          let along = 0;
          for (let i = 0; i < n; i++) along += before[k * n + i]! * x[j * n + i]!;
          expect(Math.abs(along), `size ${n}, row ${k}`).toBeLessThan(1e-5 * Math.sqrt(n));
        }
      }
    }
  });

  test("of NaN are NaN, at once", () => {
    const x = random(kernels, 25, 1);
    x[7] = Number.NaN;
    matrixOf(kernels).rowBasis(5).run(x);
    expect(x.some(Number.isNaN)).toBe(true);
  });
});

test("sizes below 1 are refused, and arrays of another length", () => {
  const spec = { rows: 2, columns: 3, depth: 4, transposed: "none", factor: 1, keep: 0 } as const;
  for (const kernels of [referenceKernels(), wasmKernels({ capacityBytes: 2 ** 20 })]) {
    expect(() => kernels.matrix!.product({ ...spec, depth: 0 })).toThrow(
      "product: `depth` must be an integer >= 1, got 0",
    );
    expect(() => kernels.matrix!.rowBasis(1.5)).toThrow("rowBasis: `size` must be an integer >= 1, got 1.5");
  }
  const kernels = wasmKernels({ capacityBytes: 2 ** 20 });
  const [six, eight, twelve] = [6, 8, 12].map((length) => kernels.allocate(length)) as [
    FloatArray,
    FloatArray,
    FloatArray,
  ];
  const product = kernels.matrix!.product(spec);
  expect(() => product.run(six, eight, eight, six)).toThrow("matrix: `right` must have 12 entries, got 8");
  expect(() => product.run(six, eight, referenceKernels().allocate(12), six)).toThrow(
    "must come from `allocate` of the same",
  );
  product.run(six, eight, twelve, six);
});
