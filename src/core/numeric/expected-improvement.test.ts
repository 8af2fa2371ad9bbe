import { expect, test } from "vitest";
import { expectedImprovement } from "./expected-improvement.js";
import { gaussLegendre } from "./quadrature.js";

const { nodes, weights } = gaussLegendre(200);

/** The integral of (lowest - f) times the density of f, from 14 deviations below the lower of mean and lowest. */
function byQuadrature(mean: number, s: number, lowest: number): number {
  const from = Math.min(mean, lowest) - 14 * s;
  const half = (lowest - from) / 2;
  const panels = 4;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < nodes.length; i++) {
      const f = from + (half / panels) * (2 * panel + 1 + nodes[i]!);
      sum += weights[i]! * (lowest - f) * Math.exp(-0.5 * ((f - mean) / s) ** 2);
    }
  }
  return (sum * half) / panels / (s * Math.sqrt(2 * Math.PI));
}

test("expected improvement is the integral that it stands for, to 1e-9 of it, from far above to far below the lowest", () => {
  for (const s of [0.01, 1, 7])
    for (const z of [-8, -5, -2, -0.5, 0, 0.5, 2, 5, 8]) {
      const expected = byQuadrature(1.5, s, 1.5 + z * s);
      const got = expectedImprovement({ mean: 1.5, variance: s * s }, 1.5 + z * s);
      expect(Math.abs(got / expected - 1), `s ${s}, z ${z}`).toBeLessThan(1e-9);
    }
});

test("what is known for sure improves by what it lies below, or not at all", () => {
  expect(expectedImprovement({ mean: 1, variance: 0 }, 3)).toBe(2);
  expect(expectedImprovement({ mean: 3, variance: 0 }, 1)).toBe(0);
});
