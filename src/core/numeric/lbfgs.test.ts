import { expect, test } from "vitest";
import { minimise, type Objective } from "./lbfgs.js";

const asIs = () => {};

/** x^T A x / 2 - b x of a matrix with these eigenvalues on its diagonal. */
function bowl(eigenvalues: readonly number[], b: readonly number[]): Objective {
  return (x, gradient) => {
    let value = 0;
    for (const [k, eigenvalue] of eigenvalues.entries()) {
      gradient[k] = eigenvalue * x[k]! - b[k]!;
      value += (eigenvalue * x[k]! ** 2) / 2 - b[k]! * x[k]!;
    }
    return value;
  };
}

test("a quadratic's minimum is where its gradient is at most the tolerance: A x = b to 1e-9", () => {
  const { x, slope } = minimise(bowl([1, 3, 10], [1, -6, 5]), new Float64Array(3), {
    tolerance: 1e-10,
    steps: 50,
    precondition: asIs,
  });
  expect(slope).toBeLessThanOrEqual(1e-10);
  for (const [k, value] of [1, -2, 0.5].entries()) expect(x[k]).toBeCloseTo(value, 9);
});

test("the inverse of the Hessian as preconditioner finds a badly scaled quadratic's minimum in one step", () => {
  const eigenvalues = [1e-3, 1, 1e4];
  const found = minimise(bowl(eigenvalues, [1, 1, 1]), new Float64Array(3), {
    tolerance: 1e-9,
    steps: 50,
    precondition: (g) => g.set(g.map((entry, k) => entry / eigenvalues[k]!)),
  });
  expect(found.steps).toBe(1);
});

test("a step that would not descend is halved: log cosh from afar", () => {
  const logCosh: Objective = (x, gradient) => {
    gradient[0] = Math.tanh(x[0]!);
    return Math.log(Math.cosh(x[0]!));
  };
  const { x, value } = minimise(logCosh, Float64Array.of(2), {
    tolerance: 1e-8,
    steps: 50,
    precondition: (g) => g.set(g.map((entry) => 20 * entry)),
  });
  expect(Math.abs(x[0]!)).toBeLessThan(1e-7);
  expect(value).toBeLessThan(1e-14);
});

test("the steps end where they are told to, and where it begins is left as it is", () => {
  const from = new Float64Array(40).fill(1);
  const steep = bowl(
    Array.from({ length: 40 }, (_, k) => 10 ** (k / 10)),
    Array<number>(40).fill(0),
  );
  expect(minimise(steep, from, { tolerance: 0, steps: 5, precondition: asIs }).steps).toBe(5);
  expect([...from]).toEqual(Array(40).fill(1));
});
