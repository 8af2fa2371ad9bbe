import fc from "fast-check";
import { describe, expect, it } from "vitest";
import golden from "../../test/golden/smoothed-moments.json" with { type: "json" };
import { gaussLegendre } from "../core/numeric/quadrature.js";
import { randomStream } from "../core/numeric/random.js";
import { type Activation, MOMENT, MOMENTS } from "./contract.js";
import { activations } from "./index.js";
import { paperForms } from "./paper.js";

const all = [...activations.items, ...paperForms.items];
const MEANS = [-8, -3, -1, -0.3, 0, 0.2, 1, 2.5, 6];
const SDS = [0.05, 0.3, 1, 2.5, 6];
const NAMES = Object.keys(MOMENT);

describe.each(all.map((activation) => ({ name: activation.name, activation })))("smoothed $name", ({ activation }) => {
  const { exactness } = activation;
  const bound = exactness.kind === "exact" ? 0 : exactness.bound;
  const smooth = (mean: number, variance: number) => {
    const out = new Float64Array(MOMENTS).fill(Number.NaN);
    activation.smooth(mean, variance, out);
    return out;
  };

  // Paper forms are written as functions of their own: their derivatives are those of the formula, checked by differences below.
  const integrated = activation.name.endsWith("-paper") ? 2 : MOMENTS;

  it("at variance 0 is the activation: h1 = h, h2 = h^2, slope = h', all to the bit (Law 1)", () => {
    const check = (x: number) => {
      const out = smooth(x, 0);
      const h = activation.value(x);
      expect(out[MOMENT.h1]! - h, `h1 at ${x}`).toBe(0);
      expect(out[MOMENT.h2]! - h * h, `h2 at ${x}`).toBe(0);
      expect(out[MOMENT.h1ByMean]! - activation.derivative(x), `slope at ${x}`).toBe(0);
      const slope2 = 2 * h * activation.derivative(x);
      expect(Math.abs(out[MOMENT.h2ByMean]! - slope2), `h2 slope at ${x}`).toBeLessThanOrEqual(4e-16 * (1 + h * h));
    };
    MEANS.forEach(check);
    fc.assert(fc.property(fc.double({ min: -50, max: 50, noNaN: true }), check), { seed: 3 });
  });

  it("the derivative is that of the value, by central differences to 1e-8", () => {
    for (const x of MEANS.filter((mean) => mean !== 0)) {
      const slope = (activation.value(x + 1e-5) - activation.value(x - 1e-5)) / 2e-5;
      expect(Math.abs(activation.derivative(x) - slope), `x=${x}`).toBeLessThan(1e-8);
    }
  });

  it.runIf(integrated === MOMENTS)(
    "at variance 0 the derivatives by variance are half of h'' and of (h^2)'', by differences to 1e-5",
    () => {
      for (const x of MEANS.filter((mean) => mean !== 0)) {
        const [low, h, high] = [activation.value(x - 1e-4), activation.value(x), activation.value(x + 1e-4)];
        const out = smooth(x, 0);
        expect(Math.abs(out[MOMENT.h1ByVariance]! - (high - 2 * h + low) / 2e-8), `h1 at ${x}`).toBeLessThan(1e-5);
        const bend = (high * high - 2 * h * h + low * low) / 2e-8;
        expect(Math.abs(out[MOMENT.h2ByVariance]! - bend), `h2 at ${x}`).toBeLessThan(1e-5);
      }
    },
  );

  it(`all six moments match quadrature, exact ones to 1e-12, this one within its bound ${bound}`, () => {
    for (const mean of MEANS) {
      for (const sd of SDS) compare(mean, sd);
    }
  });

  it.skipIf(activation.name === "sin")(
    "all six moments match quadrature for sd = 40, 1e3, 1e6 (sin: too many periods)",
    () => {
      for (const mean of MEANS) {
        for (const sd of [40, 1e3, 1e6]) compare(mean, sd);
      }
    },
  );

  function compare(mean: number, sd: number): void {
    const out = smooth(mean, sd * sd);
    // |E delta(X) score(Z)| <= sup |delta| * E |score(Z)|: a bound on h1 and h2 bounds their derivatives.
    const scoreSize = [1, 1, 0.8 / sd, 0.49 / (sd * sd), 0.8 / sd, 0.49 / (sd * sd)];
    const { moments, sizes } = quadrature(activation, mean, sd);
    for (const i of ORDER.slice(0, integrated)) {
      const tolerance = bound * scoreSize[i]! + 1e-12 * Math.max(scoreSize[i]!, sizes[i]!);
      expect(Math.abs(out[i]! - moments[i]!), `${NAMES[i]} at mean ${mean}, sd ${sd}`).toBeLessThan(tolerance);
    }
  }

  it("the moments match the integrals made with 30 digits", () => {
    const cases = Object.entries(golden.activations).find(([name]) => name === activation.name.replace("-paper", ""));
    expect(cases, "no golden moments: add it to test/golden/smoothed-moments.py").toBeDefined();
    for (const { mean, sd, moments } of cases![1]) {
      const out = smooth(mean, sd * sd);
      for (const i of ORDER.slice(0, integrated)) {
        const tolerance = (bound + 1e-13 * (1 + Math.abs(moments[i]!))) * (i < 2 ? 1 : 1 / Math.min(sd, sd * sd));
        expect(Math.abs(out[i]! - moments[i]!), `${NAMES[i]} at mean ${mean}, sd ${sd}`).toBeLessThan(tolerance);
      }
    }
  });

  it("the four derivatives match central differences to 1e-7", () => {
    for (const mean of MEANS) {
      for (const sd of SDS.filter((s) => s >= 0.3)) {
        const variance = sd * sd;
        const out = smooth(mean, variance);
        const step = 1e-4 * Math.min(sd, 1);
        const byMean = difference(smooth(mean + step, variance), smooth(mean - step, variance), 2 * step);
        const spread = 1e-4 * variance;
        const byVariance = difference(smooth(mean, variance + spread), smooth(mean, variance - spread), 2 * spread);
        const pairs = [
          [MOMENT.h1ByMean, byMean[MOMENT.h1]!],
          [MOMENT.h2ByMean, byMean[MOMENT.h2]!],
          [MOMENT.h1ByVariance, byVariance[MOMENT.h1]!],
          [MOMENT.h2ByVariance, byVariance[MOMENT.h2]!],
        ] as const;
        for (const [i, slope] of pairs) {
          const tolerance = 1e-7 * Math.max(1, Math.abs(slope));
          expect(Math.abs(out[i]! - slope), `${NAMES[i]} at mean ${mean}, sd ${sd}`).toBeLessThan(tolerance);
        }
      }
    }
  });

  it("h1 and h2 lie within 5 standard errors (and the bound) of 40000 seeded draws", { tags: ["slow"] }, () => {
    const draws = Float64Array.from({ length: 40_000 }, randomStream(9).normal);
    for (const [mean, sd] of [
      [0.4, 1],
      [-1.5, 3],
      [2, 1.2],
    ] as const) {
      const out = smooth(mean, sd * sd);
      const power = [0, 0, 0, 0, 0];
      for (const z of draws) {
        const h = activation.value(mean + sd * z);
        for (let k = 1; k <= 4; k++) power[k]! += h ** k / draws.length;
      }
      for (const k of [1, 2]) {
        const error = Math.sqrt(Math.max(0, power[2 * k]! - power[k]! ** 2) / draws.length);
        expect(Math.abs(out[k - 1]! - power[k]!)).toBeLessThanOrEqual(5 * error + bound + 1e-11);
      }
    }
  });

  it("going from sd 1e-8 to 0 moves h1 and h2 by no more than the bound", () => {
    for (const mean of MEANS.filter((x) => x !== 0)) {
      const [limit, out] = [smooth(mean, 0), smooth(mean, 1e-16)];
      for (const i of [MOMENT.h1, MOMENT.h2]) {
        expect(Math.abs(out[i]! - limit[i]!), `${NAMES[i]} at ${mean}`).toBeLessThan(bound + 1e-12 * (1 + mean * mean));
      }
    }
  });

  it.runIf(exactness.kind === "exact")("going from sd 1e-4 to 0 moves all six moments by less than 1e-6", () => {
    for (const mean of MEANS.filter((x) => x !== 0)) {
      const [limit, out] = [smooth(mean, 0), smooth(mean, 1e-8)];
      for (const i of ORDER) expect(Math.abs(out[i]! - limit[i]!), `${NAMES[i]} at ${mean}`).toBeLessThan(1e-6);
    }
  });

  it("the variance h2 - h1^2 is never below -3 bounds", () => {
    for (const mean of MEANS) {
      for (const sd of [0, 1e-6, 1e-3, ...SDS, 1e3]) {
        const [h1, h2] = smooth(mean, sd * sd);
        expect(h2! - h1! * h1!, `mean ${mean}, sd ${sd}`).toBeGreaterThanOrEqual(
          -3 * bound * (1 + Math.abs(h1!)) - 1e-13 * (1 + h2!),
        );
      }
    }
  });

  it("all six moments are finite for means up to 1e100 and variances from 1e-300 to 1e30", () => {
    for (const mean of [0, 1e-300, 1, 40, 1e6, 1e30, 1e100].flatMap((m) => [m, -m])) {
      for (const variance of [0, 1e-300, 1e-30, 1e-12, 1, 1e12, 1e30]) {
        for (const moment of smooth(mean, variance))
          expect(moment, `mean ${mean}, variance ${variance}`).toSatisfy(Number.isFinite);
      }
    }
  });
});

describe("declared bounds", { tags: ["slow"] }, () => {
  const approximate = all.flatMap(({ exactness, ...activation }) =>
    exactness.kind === "approximate" ? [{ ...activation, bound: exactness.bound }] : [],
  );

  it.each(approximate)(
    "$name: the larger error of h1 and h2, searched over mean and sd, is .9 to 1 of its bound $bound",
    (activation) => {
      const out = new Float64Array(MOMENTS);
      let worst = 0;
      for (let mean = -30; mean <= 30; mean += 1 / 64) {
        activation.smooth(mean, 1e-18, out);
        const h = activation.value(mean);
        worst = Math.max(worst, Math.abs(out[MOMENT.h1]! - h), Math.abs(out[MOMENT.h2]! - h * h));
      }
      for (let mean = 0; mean <= 12; mean += 0.25) {
        for (let sd = 0.25; sd <= 10; sd *= 1.15) {
          activation.smooth(mean, sd * sd, out);
          const { moments } = quadrature(activation, mean, sd);
          worst = Math.max(worst, Math.abs(out[0]! - moments[0]!), Math.abs(out[1]! - moments[1]!));
        }
      }
      expect(worst).toBeLessThanOrEqual(activation.bound);
      expect(worst).toBeGreaterThan(0.9 * activation.bound);
    },
  );
});

const ORDER = [0, 1, 2, 3, 4, 5];
const RULE = gaussLegendre(16);

/**
 * The six moments by Gauss-Legendre panels over 12 sd either side, broken at x = 0 where kinks lie, half a unit of x wide near it
 * and growing where |x| > 40, where every activation but sin is a polynomial. `sizes` integrates absolute values: what rounding scales with.
 */
function quadrature(activation: Pick<Activation, "value">, mean: number, sd: number) {
  const moments = new Float64Array(MOMENTS);
  const sizes = new Float64Array(MOMENTS);
  const panel = (from: number, to: number) => {
    const half = 0.5 * (to - from);
    for (let i = 0; i < RULE.nodes.length; i++) {
      const z = from + half * (1 + RULE.nodes[i]!);
      const h = activation.value(mean + sd * z);
      const density = (half * RULE.weights[i]! * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
      const bend = (z * z - 1) / (2 * sd * sd);
      const terms = [h, h * h, (h * z) / sd, h * bend, (h * h * z) / sd, h * h * bend];
      for (let k = 0; k < MOMENTS; k++) {
        moments[k]! += density * terms[k]!;
        sizes[k]! += density * Math.abs(terms[k]!);
      }
    }
  };
  const kink = Math.min(12, Math.max(-12, -mean / sd));
  for (const side of [-1, 1]) {
    let [z, width] = [kink, Math.min(0.5, 0.5 / sd)];
    while (side * z < 12) {
      if (Math.abs(mean + sd * z) > 40) width = Math.min(0.5, 1.3 * width);
      const next = side * Math.min(12, side * z + width);
      panel(Math.min(z, next), Math.max(z, next));
      z = next;
    }
  }
  return { moments, sizes };
}

function difference(high: Float64Array, low: Float64Array, width: number): number[] {
  return Array.from(high, (value, i) => (value - low[i]!) / width);
}
