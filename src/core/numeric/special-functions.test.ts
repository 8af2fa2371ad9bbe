import fc from "fast-check";
import { describe, expect, it } from "vitest";
import golden from "../../../test/golden/special-functions.json" with { type: "json" };
import { erf, erfc } from "./erf.js";
import { erfcGivenGaussian, erfGivenGaussian } from "./erf-given-gaussian.js";
import { normalCdf, normalPdf } from "./normal.js";
import { owensT } from "./owens-t.js";
import { gaussHermite } from "./testing/gauss-hermite.js";

const relative = (value: number, truth: number) => (truth === value ? 0 : Math.abs(value / truth - 1));

describe("erf and erfc", () => {
  it("erfc has a relative error below 2e-15 from -30 to 26", () => {
    for (const [x, truth] of golden.erfc) expect(relative(erfc(x!), truth!), `x=${x}`).toBeLessThan(2e-15);
  });

  it("erf has an absolute error below 3e-16, a relative one below 1e-15, and so has the form that is given the Gaussian", () => {
    for (const [x, truth] of golden.erf) {
      for (const value of [erf(x!), erfGivenGaussian(x!, Math.exp(-x! * x!))]) {
        expect(Math.abs(value - truth!), `x=${x}`).toBeLessThan(3e-16);
        expect(relative(value, truth!), `x=${x}`).toBeLessThan(1e-15);
      }
    }
  });

  it("the forms that are given the Gaussian agree with erf to 4e-16 everywhere, and erf's is odd to the bit", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        const gaussian = Math.exp(-x * x);
        expect(Math.abs(erfGivenGaussian(x, gaussian) - erf(x))).toBeLessThan(4e-16);
        expect(Math.abs(erfcGivenGaussian(x, gaussian) - (1 - erf(x)))).toBeLessThan(5e-16);
        expect(erfGivenGaussian(-x, gaussian) + erfGivenGaussian(x, gaussian)).toBe(0);
      }),
      { seed: 1 },
    );
  });

  it("infinite arguments give the limits and NaN stays NaN", () => {
    expect([erf(Infinity), erf(-Infinity), erfc(Infinity), erfc(-Infinity), erfc(1e300)]).toEqual([1, -1, 0, 2, 0]);
    expect(erfc(Number.NaN)).toBeNaN();
    expect(erf(Number.NaN)).toBeNaN();
    expect(erf(-0)).toBe(-0);
    expect(erfGivenGaussian(-1e200, 0)).toBe(-1);
  });
});

describe("normal distribution", () => {
  it("the cdf has a relative error below 5e-16 (1 + z^2) down to -37.5", () => {
    for (const [z, truth] of golden.normalCdf) {
      expect(relative(normalCdf(z!), truth!), `z=${z}`).toBeLessThan(5e-16 * (1 + z! * z!));
    }
  });

  it("the pdf is the slope of the cdf to 1e-9", () => {
    for (const z of [-4, -1, 0, 0.5, 2]) {
      expect(Math.abs((normalCdf(z + 1e-5) - normalCdf(z - 1e-5)) / 2e-5 - normalPdf(z))).toBeLessThan(1e-9);
    }
  });
});

describe("Owen's T", () => {
  it("matches integration with 40 digits to 2e-16 for |a| <= 1 and to 1e-15 beyond", () => {
    for (const [h, a, truth] of golden.owensT) {
      expect(Math.abs(owensT(h!, a!) - truth!), `h=${h}, a=${a}`).toBeLessThan(Math.abs(a!) <= 1 ? 2e-16 : 1e-15);
    }
  });

  it("has its closed values: T(h, 1), T(0, a) and the limits", () => {
    for (const h of [0, 0.3, 1, 4]) expect(owensT(h, 1)).toBeCloseTo(0.5 * normalCdf(h) * normalCdf(-h), 15);
    for (const a of [0, 0.5, -3]) expect(owensT(0, a)).toBeCloseTo(Math.atan(a) / (2 * Math.PI), 15);
    expect(owensT(1.5, Infinity)).toBeCloseTo(0.5 * normalCdf(-1.5), 15);
    expect([owensT(Infinity, 0.5), owensT(1e200, 2), owensT(0, Infinity)]).toEqual([0, 0, 0.25]);
  });

  it("is even in h and odd in a, to the bit", () => {
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }), (h, a) => {
        expect(owensT(-h, a)).toBe(owensT(h, a));
        expect(owensT(h, -a) + owensT(h, a)).toBe(0);
      }),
      { seed: 2 },
    );
  });
});

describe("golden quadrature", () => {
  it("the 9-point Gauss-Hermite rule is numpy's to 1e-14", () => {
    const rule = gaussHermite(9);
    golden.gaussHermite9.nodes.forEach((node, i) => {
      expect(Math.abs(rule.nodes[i]! - node)).toBeLessThan(1e-14);
      expect(relative(rule.weights[i]!, golden.gaussHermite9.weights[i]!)).toBeLessThan(1e-13);
    });
  });
});
