import { describe, expect, it } from "vitest";
import { gaussLegendre, type QuadratureRule } from "./quadrature.js";
import { gaussHermite } from "./testing/gauss-hermite.js";
import { compensatedSum } from "./testing/sum.js";

const COUNTS = [1, 2, 3, 10, 31, 64, 128, 200, 256];

function integrate({ nodes, weights }: QuadratureRule, f: (x: number) => number): number {
  return compensatedSum(Array.from(nodes, (x, i) => weights[i]! * f(x)));
}

describe("Gauss rules", () => {
  it("Gauss-Hermite integrates every even power up to degree min(2n - 1, 60) to 1e-12 of (k - 1)!!", () => {
    for (const n of COUNTS) {
      const rule = gaussHermite(n);
      let truth = 1;
      for (let power = 0; power <= Math.min(2 * n - 1, 60); power += 2) {
        if (power > 0) truth *= power - 1;
        expect(Math.abs(integrate(rule, (x) => x ** power) / truth - 1), `n=${n}, power ${power}`).toBeLessThan(1e-12);
      }
    }
  });

  it("Gauss-Legendre integrates every even power up to degree 2n - 1 to 1e-13", () => {
    for (const n of COUNTS) {
      const rule = gaussLegendre(n);
      for (let power = 0; power <= 2 * n - 1; power += 2) {
        const truth = 2 / (power + 1);
        expect(Math.abs(integrate(rule, (x) => x ** power) - truth), `n=${n}, power ${power}`).toBeLessThan(1e-13);
      }
    }
  });

  it("nodes ascend, lie symmetrically and carry positive weights", () => {
    for (const n of COUNTS) {
      for (const { nodes, weights } of [gaussHermite(n), gaussLegendre(n)]) {
        expect(nodes).toHaveLength(n);
        nodes.forEach((x, i) => {
          expect(x + nodes[n - 1 - i]!).toBe(0);
          if (i > 0) expect(x).toBeGreaterThan(nodes[i - 1]!);
          expect(weights[i]!).toBeGreaterThan(0);
        });
      }
    }
  });

  it("64 nodes give E cos(Z) to 1e-15", () => {
    expect(Math.abs(integrate(gaussHermite(64), Math.cos) - Math.exp(-0.5))).toBeLessThan(1e-15);
  });

  it("a count out of range is refused with the range and the value", () => {
    expect(() => gaussHermite(0)).toThrow("gaussHermite: n must be an integer in [1, 256], got 0.");
    expect(() => gaussLegendre(300)).toThrow("got 300");
    expect(() => gaussLegendre(2.5)).toThrow("got 2.5");
  });
});
