import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fitsOf } from "../../data/linear/fit.js";
import { linearForecasts } from "../../data/linear/forecasts.js";
import type { WindowSet } from "../../data/window-set.js";
import { reducedSystem } from "./system.js";
import { biasOf, farthest, fitOf, seriesSet, simulate, spread, T } from "./testing/linear-series.js";

const SHAPES = [
  ["one input, one output", {}],
  ["three inputs, two outputs", { inputSize: 3, columns: 2 }],
  ["several horizons", { inputSize: 2, columns: 1, horizons: 5 }],
  ["more outputs than units: the smaller side is the inputs'", { inputSize: 1, columns: 1, horizons: 30 }],
] as const;

describe.each(SHAPES)("the realisation of %s", (_, shape) => {
  const set = seriesSet(shape);
  const fit = fitOf(set);
  const bias = biasOf(fit, set.outputSize);
  const whole = { inputSize: set.inputSize, most: 1000, power: 0, cut: 1e-14 };

  test("with all states is the linear forecast, to 1e-6 of the forecasts' spread", () => {
    const forecasts = linearForecasts(set, fit.part, fit.coefficients);
    const found = simulate(reducedSystem(fit, whole), set, bias);
    expect(farthest(found, forecasts)).toBeLessThan(1e-6 * spread(forecasts));
  });

  test("with all states has the impulse response C_0, C_1, ..., to 1e-6 of the largest", () => {
    const { states: R, A, B, C } = reducedSystem(fit, whole);
    const { inputSize: I, outputSize: O } = set;
    const largest = Math.max(...fit.coefficients.map(Math.abs));
    let driven = B; // A^k B
    for (let k = 0; k < T; k++) {
      for (let o = 0; o < O; o++) {
        for (let i = 0; i < I; i++) {
          let response = 0;
          for (let a = 0; a < R; a++) response += C[o * R + a]! * driven[a * I + i]!;
          const expected = fit.coefficients[((T - 1 - k) * I + i) * O + o]!;
          expect(Math.abs(response - expected), `C_${k}[${o}, ${i}]`).toBeLessThan(1e-6 * largest);
        }
      }
      driven = Float64Array.from({ length: R * I }, (_, at) => {
        let sum = 0;
        for (let b = 0; b < R; b++) sum += A[Math.floor(at / I) * R + b]! * driven[b * I + (at % I)]!;
        return sum;
      });
    }
  });

  test.each([0, 0.5, 1])(
    "states at power %s have the mean squares it says over the windows, the largest 1, to 1e-5",
    (power) => {
      const leading = reducedSystem(fit, { ...whole, cut: 1e-4 }).states; // the others are as small as the jitter
      const system = reducedSystem(fit, { ...whole, power });
      const R = system.states;
      const identity = Float64Array.from({ length: R * R }, (_, at) => (at % (R + 1) === 0 ? 1 : 0));
      const states = simulate({ ...system, C: identity }, { ...set, outputSize: R }, new Float64Array(R));
      for (let a = 0; a < leading; a++) {
        let sum = 0;
        for (let k = 0; k < set.length; k++) sum += states[k * R + a]! ** 2;
        expect(Math.abs(sum / set.length / system.meanSquares[a]! - 1)).toBeLessThan(1e-5);
      }
      expect(system.meanSquares[0]).toBeCloseTo(1, 12);
      if (power === 1) expect(spread(system.meanSquares)).toBeLessThan(1e-10);
    },
  );
});

interface Golden {
  readonly T: number;
  readonly I: number;
  readonly O: number;
  readonly ridge: number;
  readonly kept: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly coefficients: readonly number[];
  readonly eigenvalues: readonly number[];
  readonly response: readonly number[][][];
}

const golden: { readonly cases: readonly Golden[] } = JSON.parse(
  readFileSync(new URL("../../../test/golden/linear-start.json", import.meta.url), "utf8"),
);
test("coefficients, mean squares and impulse responses of the reduced system are numpy's, to 1e-8", () => {
  for (const { T, I, O, ridge, kept, x, y, coefficients, eigenvalues, response } of golden.cases) {
    const length = x.length / I - T;
    const set: WindowSet = {
      ...{ length, window: T, inputSize: I, targetSize: O, targetOffsets: [T], outputSize: O, scored: "last" },
      ...{ weights: null, lengths: null, inputs: Float32Array.from(x), targets: Float32Array.from(y) },
      starts: Uint32Array.from({ length }, (_, k) => k),
    };
    const fit = fitsOf(set).find(({ strength }) => strength === ridge)!;
    expect(farthest(fit.coefficients, coefficients)).toBeLessThan(1e-8);
    const system = reducedSystem(fit, { inputSize: I, most: kept, power: 1, cut: 1e-14 });
    // At power 1 every state has mean square 1 times L_1 / L_1; the natural ones are the eigenvalues.
    const natural = reducedSystem(fit, { inputSize: I, most: kept, power: 0, cut: 1e-14 });
    expect(
      farthest(
        natural.meanSquares.map((square) => square * eigenvalues[0]!),
        eigenvalues,
      ),
    ).toBeLessThan(1e-8);
    for (const { A, B, C, states: R } of [system, natural]) {
      let driven = B;
      for (const expected of response) {
        const found = Float64Array.from({ length: O * I }, (_, at) => {
          let sum = 0;
          for (let a = 0; a < R; a++) sum += C[Math.floor(at / I) * R + a]! * driven[a * I + (at % I)]!;
          return sum;
        });
        expect(farthest(found, expected.flat())).toBeLessThan(1e-8);
        driven = Float64Array.from({ length: R * I }, (_, at) => {
          let sum = 0;
          for (let b = 0; b < R; b++) sum += A[Math.floor(at / I) * R + b]! * driven[b * I + (at % I)]!;
          return sum;
        });
      }
    }
  }
});
