import { randomStream } from "../../../core/numeric/random.js";
import { fitsOf, type LinearFit } from "../../../data/linear/fit.js";
import type { WindowSet } from "../../../data/window-set.js";
import type { LinearSystem } from "../system.js";

/** Rows of a window. */
export const T = 12;

/** A noisy linear series of I columns, whose targets are the first O columns, `horizons` rows ahead; from a persistence of .9 on more than half of it can be foretold. */
export function seriesSet({
  inputSize = 2,
  columns = 1,
  horizons = 1,
  rows = 600,
  seed = 1,
  persistence = 0.5,
} = {}): WindowSet {
  const random = randomStream(seed);
  const inputs = new Float32Array(rows * inputSize);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < inputSize; i++) {
      const [last, before] = [inputs[(row - 1) * inputSize + i] ?? 0, inputs[(row - 3) * inputSize + i] ?? 0];
      const beside = inputs[(row - 2) * inputSize + ((i + 1) % inputSize)] ?? 0;
      inputs[row * inputSize + i] = persistence * last - 0.3 * before + 0.2 * beside + 0.4 * random.normal();
    }
  }
  const targets = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < columns; c++) targets[row * columns + c] = inputs[row * inputSize + c]!;
  }
  const length = rows - T - horizons;
  return {
    length,
    window: T,
    inputs,
    inputSize,
    targets,
    targetSize: columns,
    targetOffsets: Array.from({ length: horizons }, (_, k) => T + k),
    outputSize: columns * horizons,
    starts: Uint32Array.from({ length }, (_, k) => k),
    scored: "last",
    weights: null,
    lengths: null,
  };
}

/** What a linear system gives for every window at its last step. */
export function simulate({ states: R, A, B, C }: LinearSystem, set: WindowSet, bias: Float64Array): Float64Array {
  const { window, inputSize: I, outputSize: O, inputs, starts } = set;
  const out = new Float64Array(set.length * O);
  starts.forEach((start, k) => {
    let s = new Float64Array(R);
    for (let t = 0; t < window; t++) {
      const next = new Float64Array(R);
      for (let a = 0; a < R; a++) {
        for (let b = 0; b < R; b++) next[a]! += A[a * R + b]! * s[b]!;
        for (let i = 0; i < I; i++) next[a]! += B[a * I + i]! * inputs[(start + t) * I + i]!;
      }
      s = next;
    }
    for (let o = 0; o < O; o++) {
      out[k * O + o] = bias[o]!;
      for (let a = 0; a < R; a++) out[k * O + o]! += C[o * R + a]! * s[a]!;
    }
  });
  return out;
}

export const fitOf = (set: WindowSet): LinearFit => fitsOf(set).find(({ strength }) => strength === 1e-3)!;
export const biasOf = ({ coefficients }: LinearFit, O: number) => coefficients.slice(coefficients.length - O);
export const spread = (values: ArrayLike<number>) => {
  const all = Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  return Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length);
};
export const farthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, k) => Math.max(most, Math.abs(value - b[k]!)), 0);
