import { expect, test } from "vitest";
import { gaussianProcess } from "./gaussian-process.js";
import { choleskyFactor, lowerSolve } from "./linear-algebra.js";
import { matern52 } from "./matern.js";
import { randomStream } from "./random.js";
import { eliminate } from "./testing/elimination.js";

const CASES = [
  { n: 1, lengths: [0.3], noise: 0.1 },
  { n: 7, lengths: [0.2], noise: 1e-2 },
  { n: 20, lengths: [0.1, 0.8], noise: 1e-2 },
  { n: 40, lengths: [0.4, 0.2, 0.8, 0.1], noise: 1e-4 },
];

function drawn({ n, lengths, noise }: (typeof CASES)[number]) {
  const stream = randomStream(n);
  const points = Array.from({ length: n }, () => lengths.map(() => stream.uniform()));
  const values = points.map(() => stream.normal());
  const alike = (a: readonly number[], b: readonly number[]) =>
    matern52(Math.hypot(...lengths.map((length, i) => (a[i]! - b[i]!) / length)));
  const covariance = points.map((a, i) => points.map((b, j) => alike(a, b) + (i === j ? noise : 0)));
  return { points, values, alike, covariance, stream, process: gaussianProcess({ points, values, lengths, noise }) };
}

test.each(CASES)("mean and variance are those of a dense solve by elimination: $n points, lengths $lengths", (each) => {
  const { points, values, alike, covariance, stream, process } = drawn(each);
  for (let k = 0; k < 20; k++) {
    const at = each.lengths.map(() => 1.4 * stream.uniform() - 0.2);
    const column = points.map((point) => alike(point, at));
    const weights = eliminate(covariance, column).solution;
    const { mean, variance } = process.at(at);
    const sum = (terms: readonly number[]) => column.reduce((total, _, i) => total + weights[i]! * terms[i]!, 0);
    expect(Math.abs(mean - sum(values))).toBeLessThan(1e-9);
    expect(Math.abs(variance - (1 - sum(column)))).toBeLessThan(1e-9);
  }
});

test.each(CASES)("the log marginal likelihood is that of a determinant by elimination: $n points", (each) => {
  const { values, covariance, process } = drawn(each);
  const { solution, logDeterminant } = eliminate(covariance, values);
  const square = values.reduce((total, value, i) => total + value * solution[i]!, 0);
  const expected = -0.5 * (square + logDeterminant + each.n * Math.log(2 * Math.PI));
  expect(Math.abs(process.logLikelihood - expected) / (1 + Math.abs(expected))).toBeLessThan(1e-9);
});

test.each(CASES)("the means of what it was told are those it gives there: $n points", (each) => {
  const { points, process } = drawn(each);
  for (const [i, point] of points.entries())
    expect(Math.abs(process.means[i]! - process.at(point).mean)).toBeLessThan(1e-9);
});

test("the Matern covariance is the transform of its spectral density, (5 + w^2)^-3 but for a factor", () => {
  // w = sqrt(5) tan t takes the line to an interval at whose ends the integrand vanishes to fourth order.
  const steps = 20_000;
  for (const distance of [0, 0.01, 0.3, 1, 2.5]) {
    let sum = 0;
    for (let k = 1; k < steps; k++) {
      const angle = (k / steps - 0.5) * Math.PI;
      sum += Math.cos(angle) ** 4 * Math.cos(Math.sqrt(5) * distance * Math.tan(angle));
    }
    expect(Math.abs(matern52(distance) - (8 / 3) * (sum / steps))).toBeLessThan(1e-9);
  }
});

test("a lower triangle times the solution is the right side again", () => {
  const { covariance, values } = drawn(CASES[2]!);
  const n = values.length;
  const factor = choleskyFactor(Float64Array.from(covariance.flat()), n);
  const solution = Float64Array.from(values);
  lowerSolve(factor, n, solution);
  values.forEach((value, row) => {
    const product = solution.reduce((sum, part, k) => sum + factor[row * n + k]! * part, 0);
    expect(Math.abs(product - value)).toBeLessThan(1e-12);
  });
  expect(() => lowerSolve(factor, n, new Float64Array(n + 1))).toThrow(
    /^lowerSolve: needs .* n right sides, got 400, 21 and n=20\.$/,
  );
});
