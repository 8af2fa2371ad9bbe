import { describe, expect, it } from "vitest";
import { GradusError } from "../errors.js";
import { choleskyFactor, choleskySolve, residualSquares, ridgeSolve } from "./linear-algebra.js";
import { randomStream } from "./random.js";

const N = 12;
const SAMPLES = 30;
const TARGETS = 3;
const stream = randomStream(4);
const features = Float64Array.from({ length: SAMPLES * N }, stream.normal);
const targets = Float64Array.from({ length: SAMPLES * TARGETS }, stream.normal);
const gram = products(features, N, features, N);
const cross = products(features, N, targets, TARGETS);

// A^T B for A (SAMPLES, n) and B (SAMPLES, m).
function products(a: Float64Array, n: number, b: Float64Array, m: number): Float64Array {
  const out = new Float64Array(n * m);
  for (let s = 0; s < SAMPLES; s++) {
    for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) out[i * m + j]! += a[s * n + i]! * b[s * m + j]!;
  }
  return out;
}

describe("Cholesky", () => {
  it("the factor times its transpose is the matrix to 1e-13", () => {
    const l = choleskyFactor(gram, N);
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < N; j++) {
        let product = 0;
        for (let k = 0; k < N; k++) product += l[i * N + k]! * l[j * N + k]!;
        expect(Math.abs(product - gram[i * N + j]!)).toBeLessThan(1e-13);
        if (j > i) expect(l[i * N + j]).toBe(0);
      }
    }
  });

  it("solving gives back the solution that made the right side, to 1e-12", () => {
    const truth = Float64Array.from({ length: N * TARGETS }, stream.normal);
    const right = new Float64Array(N * TARGETS);
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < TARGETS; j++) {
        for (let k = 0; k < N; k++) right[i * TARGETS + j]! += gram[i * N + k]! * truth[k * TARGETS + j]!;
      }
    }
    choleskySolve(choleskyFactor(gram, N), N, right);
    right.forEach((x, i) => {
      expect(Math.abs(x - truth[i]!)).toBeLessThan(1e-12);
    });
  });

  it("a dependent, an indefinite and a NaN matrix are refused with the pivot and the remedy", () => {
    expect(() => choleskyFactor(new Float64Array([1, 1, 1, 1]), 2)).toThrow(/pivot 1 is 0 .*raise the ridge penalty/);
    expect(() => choleskyFactor(new Float64Array([-1]), 1)).toThrow("pivot 0 is -1");
    expect(() => choleskyFactor(new Float64Array([Number.NaN]), 1)).toThrow(GradusError);
    expect(() => choleskyFactor(new Float64Array(3), 2)).toThrow("got 3 and n=2");
  });
});

describe("ridge regression", () => {
  it("its solution has a zero gradient to 1e-12, with one penalty or one each", () => {
    const each = Float64Array.from({ length: N }, (_, i) => (i === 0 ? 0 : 0.1 * i));
    for (const penalty of [0.5, each]) {
      const x = ridgeSolve({ gram, cross, penalty });
      for (let i = 0; i < N; i++) {
        for (let j = 0; j < TARGETS; j++) {
          let gradient =
            (typeof penalty === "number" ? penalty : penalty[i]!) * x[i * TARGETS + j]! - cross[i * TARGETS + j]!;
          for (let k = 0; k < N; k++) gradient += gram[i * N + k]! * x[k * TARGETS + j]!;
          expect(Math.abs(gradient)).toBeLessThan(1e-12);
        }
      }
    }
  });

  it("leaves its arguments as they were", () => {
    const before = [...gram, ...cross];
    ridgeSolve({ gram, cross, penalty: 1 });
    expect([...gram, ...cross]).toEqual(before);
  });

  it("a negative or missing penalty names the feature and the value", () => {
    expect(() => ridgeSolve({ gram, cross, penalty: -1 })).toThrow("got -1 for feature 0");
    expect(() => ridgeSolve({ gram, cross, penalty: [1] })).toThrow("got undefined for feature 1");
  });
});

describe("residualSquares", () => {
  it("is the sum of squared errors less that of the targets, for any solution, from the lower half of the products, to 1e-12", () => {
    const solution = Float64Array.from({ length: N * TARGETS }, stream.normal);
    const lower = gram.map((value, at) => (at % N > Math.floor(at / N) ? Number.NaN : value));
    let expected = 0;
    for (let s = 0; s < SAMPLES; s++) {
      for (let o = 0; o < TARGETS; o++) {
        const target = targets[s * TARGETS + o]!;
        let forecast = 0;
        for (let i = 0; i < N; i++) forecast += features[s * N + i]! * solution[i * TARGETS + o]!;
        expected += (forecast - target) ** 2 - target ** 2;
      }
    }
    expect(Math.abs(residualSquares({ gram: lower, cross }, solution) / expected - 1)).toBeLessThan(1e-12);
  });
});
