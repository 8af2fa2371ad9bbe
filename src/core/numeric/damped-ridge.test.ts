import { expect, test } from "vitest";
import { dampedRidge } from "./damped-ridge.js";
import { ridgeSolve } from "./linear-algebra.js";

const cross = Float64Array.of(3, 3);

test("a problem that can be solved is solved with its own penalty", () => {
  const problem = { gram: Float64Array.of(2, 0, 1, 2), cross, penalty: Float64Array.of(0.1, 0.2) };
  expect(dampedRidge(problem)).toEqual(ridgeSolve(problem));
});

test("of a column twice, and a penalty lost in rounding, the penalty is raised until there is a solution", () => {
  const gram = Float64Array.of(1, 1, 1, 1);
  expect(() => ridgeSolve({ gram, cross, penalty: Float64Array.of(1e-18, 1e-18) })).toThrow(/positive definite/);
  const [a, b] = dampedRidge({ gram, cross, penalty: Float64Array.of(1e-18, 1e-18) })!;
  expect(a).toBeCloseTo(1.5, 1);
  expect(b).toBeCloseTo(1.5, 1);
});

test.each([
  ["not a number", Float64Array.of(Number.NaN, 0, 0, 1), cross],
  ["infinite", Float64Array.of(Infinity, 0, 0, 1), cross],
  ["finite with targets that are not", Float64Array.of(1, 0, 0, 1), Float64Array.of(Number.NaN, 1)],
  ["all 0, penalty too", new Float64Array(4), cross],
])("products that are %s have no solution", (_, gram, targets) => {
  const penalty = new Float64Array(2).fill(gram[3] === 0 ? 0 : 0.1);
  expect(dampedRidge({ gram, cross: targets, penalty })).toBeNull();
});
