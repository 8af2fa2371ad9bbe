import { expect, test } from "vitest";
import golden from "../../../test/golden/special-functions.json" with { type: "json" };
import { gaussLegendre } from "./quadrature.js";
import { studentQuantile, studentTails } from "./student.js";

/** P(0 <= T <= t) by quadrature of the density, in 40 pieces; the constant by the recursion of the gamma function. */
function integral(t: number, degrees: number): number {
  const { nodes, weights } = gaussLegendre(40);
  let sum = 0;
  for (let piece = 0; piece < 40; piece++) {
    for (let i = 0; i < nodes.length; i++) {
      const x = (t * (piece + (nodes[i]! + 1) / 2)) / 40;
      sum += (weights[i]! / 2) * (t / 40) * (1 + (x * x) / degrees) ** (-(degrees + 1) / 2);
    }
  }
  return sum * constant(degrees);
}

/** Gamma((n + 1) / 2) / (sqrt(n pi) Gamma(n / 2)). */
function constant(degrees: number): number {
  let ratio = degrees % 2 === 1 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2; // Gamma(1) / Gamma(1/2), Gamma(3/2) / Gamma(1)
  for (let n = degrees % 2 === 1 ? 1 : 2; n < degrees; n += 2) ratio *= (n + 1) / n;
  return ratio / Math.sqrt(degrees * Math.PI);
}

test.each([1, 2, 3, 4, 5, 8, 9, 19, 30, 59, 199, 1000])(
  "with %d degrees of freedom the density below the quantile is the probability, to 1e-12",
  (degrees) => {
    for (const probability of [0.5, 0.6, 0.9, 0.95, 0.975, 0.99]) {
      expect(0.5 + integral(studentQuantile(probability, degrees), degrees)).toBeCloseTo(probability, 12);
    }
  },
);

// Student's tables as everybody prints them: an oracle of another hand.
test.each([
  [0.95, 1, 6.314],
  [0.95, 4, 2.132],
  [0.95, 9, 1.833],
  [0.975, 4, 2.776],
  [0.975, 9, 2.262],
  [0.99, 4, 3.747],
])("P = %d with %d degrees is %d in the tables", (probability, degrees, printed) => {
  expect(studentQuantile(probability, degrees)).toBeCloseTo(printed, 3);
});

test("both tails are right to 1e-12 of their value, however small", () => {
  for (const [t, degrees, truth] of golden.studentTails as [number, number, number][])
    expect(Math.abs(studentTails(t, degrees) / truth - 1), `t = ${t}, n = ${degrees}`).toBeLessThan(1e-12);
});

test("the tails beyond the quantile are what is left, and those of nothing and of everything are 1 and 0", () => {
  for (const degrees of [1, 2, 7, 40, 1000])
    for (const probability of [0.501, 0.75, 0.975, 0.999999])
      expect(studentTails(studentQuantile(probability, degrees), degrees) / (2 * (1 - probability))).toBeCloseTo(1, 11);
  expect([studentTails(0, 3), studentTails(Infinity, 3)]).toEqual([1, 0]);
  expect(studentQuantile(0.5, 3)).toBeLessThan(1e-18);
  expect(studentTails(Number.NaN, 3)).toBeNaN();
});
