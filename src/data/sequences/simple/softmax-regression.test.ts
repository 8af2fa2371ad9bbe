import { expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { type ClassRows, crossEntropy, fitSoftmax, SLOPE } from "./softmax-regression.js";

function rowsOf({ R, n, O, seed = 1 }: { R: number; n: number; O: number; seed?: number }): ClassRows {
  const stream = randomStream(seed);
  const features = Float64Array.from({ length: R * n }, (_, k) => ((k + 1) % n === 0 ? 1 : stream.normal()));
  const classes = Int32Array.from({ length: R }, (_, r) => {
    const score = features[r * n]! + 0.5 * stream.normal();
    return Math.max(0, Math.min(O - 1, Math.floor(score + O / 2)));
  });
  return { features, classes, n, O };
}

function gramOf({ features, classes, n }: ClassRows): Float64Array {
  const gram = new Float64Array(n * n);
  for (let r = 0; r < classes.length; r++) {
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) gram[i * n + j]! += (features[r * n + i]! * features[r * n + j]!) / classes.length;
  }
  return gram;
}

/** Written out from the formula, one row and one class after the other. */
function probabilities({ features, classes, n, O }: ClassRows, weights: Float64Array): number[][] {
  return Array.from(classes, (_, r) => {
    const scores = Array.from({ length: O }, (_, o) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += weights[o * n + i]! * features[r * n + i]!;
      return Math.exp(sum);
    });
    const all = scores.reduce((sum, score) => sum + score);
    return scores.map((score) => score / all);
  });
}

function objective(rows: ClassRows, weights: Float64Array, strength: number): number {
  const { classes, n } = rows;
  const p = probabilities(rows, weights);
  const entropy = p.reduce((sum, row, r) => sum - Math.log(row[classes[r]!]!), 0) / classes.length;
  const squares = weights.reduce((sum, w, k) => sum + ((k + 1) % n === 0 ? 0 : w * w), 0);
  return entropy + (strength / 2) * squares;
}

function slopes(rows: ClassRows, weights: Float64Array, strength: number): Float64Array {
  const { features, classes, n, O } = rows;
  const p = probabilities(rows, weights);
  return weights.map((w, k) => {
    const [o, i] = [Math.floor(k / n), k % n];
    let sum = i === n - 1 ? 0 : strength * w;
    for (let r = 0; r < classes.length; r++)
      sum += ((p[r]![o]! - Number(classes[r] === o)) * features[r * n + i]!) / classes.length;
    expect(O).toBeGreaterThan(o);
    return sum;
  });
}

/** Newton's method with the whole Hessian, by Gauss-Jordan elimination. */
function newton(rows: ClassRows, strength: number): Float64Array {
  const { features, classes, n, O } = rows;
  const size = n * O;
  let weights = new Float64Array(size);
  for (let step = 0; step < 30; step++) {
    const p = probabilities(rows, weights);
    const matrix = Array.from({ length: size }, (_, a) => {
      const row = Array.from({ length: size + 1 }, (_, b) => {
        let sum = a === b ? (a % n === n - 1 ? 1e-9 : strength) : 0;
        if (b === size) return 0;
        const [o, i, q, j] = [Math.floor(a / n), a % n, Math.floor(b / n), b % n];
        for (let r = 0; r < classes.length; r++) {
          const curve = p[r]![o]! * (Number(o === q) - p[r]![q]!);
          sum += (curve * features[r * n + i]! * features[r * n + j]!) / classes.length;
        }
        return sum;
      });
      return row;
    });
    slopes(rows, weights, strength).forEach((slope, k) => {
      matrix[k]![size] = slope;
    });
    for (let k = 0; k < size; k++) {
      const pivot = matrix[k]![k]!;
      for (let b = k; b <= size; b++) matrix[k]![b]! /= pivot;
      for (let a = 0; a < size; a++) {
        const factor = matrix[a]![k]!;
        if (a !== k) for (let b = k; b <= size; b++) matrix[a]![b]! -= factor * matrix[k]![b]!;
      }
    }
    weights = weights.map((w, k) => w - matrix[k]![size]!);
  }
  return weights;
}

const start = ({ n, O }: ClassRows) => new Float64Array(n * O);

test.each([
  { R: 40, n: 5, O: 3, strength: 1e-1 },
  { R: 200, n: 20, O: 4, strength: 1e-3 },
  { R: 30, n: 60, O: 3, strength: 1e-4 },
])(
  "the gradient is at most 1e-4 an entry at the weights found: $R rows, $n features, $O classes, ridge $strength",
  ({ strength, ...size }) => {
    const rows = rowsOf(size);
    const weights = fitSoftmax(rows, { strength, from: start(rows), gram: gramOf(rows) });
    expect(slopes(rows, weights, strength).reduce((most, slope) => Math.max(most, Math.abs(slope)), 0)).toBeLessThan(
      1.001 * SLOPE,
    );
  },
);

test("the value is that of Newton's method with the whole Hessian to 1e-6, the probabilities to 5e-3", () => {
  const rows = rowsOf({ R: 60, n: 4, O: 3 });
  const strength = 0.02;
  const own = fitSoftmax(rows, { strength, from: start(rows), gram: gramOf(rows) });
  const other = newton(rows, strength);
  expect(Math.abs(objective(rows, own, strength) - objective(rows, other, strength))).toBeLessThan(1e-6);
  const [p, q] = [probabilities(rows, own), probabilities(rows, other)];
  for (const [r, row] of p.entries()) for (const [o, value] of row.entries()) expect(value).toBeCloseTo(q[r]![o]!, 2);
});

test("its own cross entropy is the formula's to 1e-12, of logits beyond exp's range too", () => {
  const rows = rowsOf({ R: 20, n: 3, O: 4 });
  const weights = start(rows).map((_, k) => Math.sin(k));
  expect(crossEntropy(rows, weights)).toBeCloseTo(objective(rows, weights, 0), 12);
  expect(
    Number.isFinite(
      crossEntropy(
        rows,
        weights.map((w) => 1e4 * w),
      ),
    ),
  ).toBe(true);
});

test("classes that a line tells apart have weights of finite size", () => {
  const features = Float64Array.from({ length: 40 }, (_, k) => (k % 2 === 1 ? 1 : k - 19.5));
  const rows = { features, classes: Int32Array.from({ length: 20 }, (_, r) => Number(r > 9)), n: 2, O: 2 };
  const weights = fitSoftmax(rows, { strength: 1e-4, from: start(rows), gram: gramOf(rows) });
  expect(weights.every(Number.isFinite)).toBe(true);
  expect(crossEntropy(rows, weights)).toBeLessThan(0.01);
});
