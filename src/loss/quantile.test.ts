import { expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import { normalPdf } from "../core/numeric/normal.js";
import { gaussLegendre } from "../core/numeric/quadrature.js";
import { randomStream } from "../core/numeric/random.js";
import { losses } from "./index.js";
import { pinball, quantile } from "./quantile.js";
import { differentiate, lossOf, randomRow } from "./testing/oracle.js";

const TAUS = [0.01, 0.1, 0.5, 0.9, 0.999];

/** E of the plain loss by Gauss-Legendre on either side of its kink, over mean +- 10 sd. */
function oracle(tau: number, { mean, sd, target }: { mean: number; sd: number; target: number }): number {
  const { nodes, weights } = gaussLegendre(128);
  const kink = Math.min(10, Math.max(-10, (target - mean) / sd));
  const part = (from: number, to: number) =>
    nodes.reduce((sum, node, k) => {
      const z = from + ((node + 1) / 2) * (to - from);
      return sum + weights[k]! * ((to - from) / 2) * normalPdf(z) * pinball(target - mean - sd * z, tau);
    }, 0);
  return part(-10, kink) + part(kink, 10);
}

test("the expectation matches quadrature that is split at the kink to 1e-12 relative, for tau from .01 to .999", () => {
  const random = randomStream(3);
  for (const tau of TAUS) {
    const loss = quantile({ tau });
    for (const sd of [0.01, 0.3, 1, 6]) {
      for (let k = 0; k < 20; k++) {
        const [mean, target] = [2 * random.normal(), 2 * random.normal()];
        const row = {
          mean: Float64Array.of(mean),
          targets: Float64Array.of(target),
          variance: Float64Array.of(sd * sd),
        };
        const found = oracle(tau, { mean, sd, target });
        expect(Math.abs(lossOf(loss, row) - found)).toBeLessThan(1e-12 * Math.max(1, found));
      }
    }
  }
});

test("the derivative by the variance is half the second one by the mean, as of every loss under a Gaussian", () => {
  const at = (mean: number, sd: number) =>
    differentiate(quantile({ tau: 0.8 }), {
      mean: Float64Array.of(mean),
      targets: Float64Array.of(0.4),
      variance: Float64Array.of(sd * sd),
    });
  const h = 1e-5;
  for (const [mean, sd] of [
    [0.1, 0.5],
    [2, 1],
    [0.4, 0.2],
  ] as const) {
    const second = (at(mean + h, sd).gradient.mean[0]! - at(mean - h, sd).gradient.mean[0]!) / (2 * h);
    expect(at(mean, sd).gradient.variance[0]!).toBeCloseTo(second / 2, 8);
  }
});

test("its least value over constants is at the quantile of the targets", () => {
  const random = randomStream(9);
  const targets = Float64Array.from({ length: 999 }, () => Math.exp(random.normal()));
  const sorted = [...targets].sort((a, b) => a - b);
  for (const tau of [0.1, 0.5, 0.9]) {
    const at = (value: number) =>
      lossOf(quantile({ tau }), { mean: new Float64Array(999).fill(value), targets, variance: null });
    const best = sorted[Math.ceil(tau * 999) - 1]!;
    for (const other of [0.9 * best, 0.99 * best, 1.01 * best, 1.1 * best]) expect(at(best)).toBeLessThan(at(other));
  }
});

test("at tau = 1/2 it is half the mean absolute error; other taus are mirror images", () => {
  const row = { ...randomRow(quantile(), { seed: 4, O: 5, sd: 0 }), variance: null };
  const absolute = row.mean.reduce((sum, value, k) => sum + Math.abs(value - row.targets[k]!), 0) / 5;
  expect(lossOf(quantile(), row)).toBeCloseTo(absolute / 2, 14);
  const mirrored = { mean: row.targets, targets: row.mean, variance: null };
  expect(lossOf(quantile({ tau: 0.9 }), row)).toBeCloseTo(lossOf(quantile({ tau: 0.1 }), mirrored), 14);
});

test("far from the target its digits stay, and the spread counts no more", () => {
  const far = { mean: Float64Array.of(-1e6), targets: Float64Array.of(1), variance: Float64Array.of(4) };
  expect(lossOf(quantile({ tau: 0.3 }), far)).toBe(0.3 * 1_000_001);
});

test("the registry makes it with another tau, the median by default; a tau that is no share is refused", () => {
  const row = randomRow(losses.get("quantile"), { seed: 1, O: 1, sd: 0.5 });
  expect(lossOf(losses.make("quantile", { tau: 0.9 }), row)).toBe(lossOf(quantile({ tau: 0.9 }), row));
  expect(lossOf(losses.get("quantile"), row)).toBe(lossOf(quantile({ tau: 0.5 }), row));
  for (const tau of [0, 1, -0.1, 90, Number.NaN]) expect(() => quantile({ tau })).toThrow(GradusError);
  expect(() => quantile({ tau: 90 })).toThrow("quantile: `tau` must be a number > 0 and < 1, got 90. Give e.g. 0.9");
});

test("several quantiles: the mean over them, each output by its own, plain and smoothed by quadrature to 1e-12", () => {
  const random = randomStream(6);
  const taus = [0.05, 0.5, 0.8];
  const loss = quantile({ tau: taus });
  for (const sd of [0, 0.2, 2]) {
    const mean = Float64Array.from({ length: 6 }, () => 2 * random.normal());
    const targets = Float64Array.from({ length: 6 }, (_, k) => (k < 3 ? 0.4 : -1.1)); // of two targets
    const variance = sd === 0 ? null : Float64Array.from({ length: 6 }, () => sd * sd);
    const own = taus.flatMap((tau, k) =>
      [k, k + 3].map((at) =>
        sd === 0 ? pinball(targets[at]! - mean[at]!, tau) : oracle(tau, { mean: mean[at]!, sd, target: targets[at]! }),
      ),
    );
    const expected = own.reduce((sum, value) => sum + value, 0) / 6;
    expect(Math.abs(lossOf(loss, { mean, targets, variance }) - expected)).toBeLessThan(1e-12);
  }
});

test("the gradient of several quantiles agrees with central differences to 1e-8", () => {
  const loss = quantile({ tau: [0.05, 0.5, 0.8] });
  const row = randomRow(loss, { seed: 5, O: 6, sd: 1 });
  const { gradient } = differentiate(loss, row);
  const h = 1e-5;
  for (const part of ["mean", "variance"] as const) {
    for (let k = 0; k < 6; k++) {
      const at = (shift: number) => {
        const moved = row[part].slice();
        moved[k]! += shift;
        return lossOf(loss, { ...row, [part]: moved });
      };
      expect(Math.abs(gradient[part][k]! - (at(h) - at(-h)) / (2 * h))).toBeLessThan(1e-8);
    }
  }
});

test("a list that is none of quantiles is refused by what is wrong with it", () => {
  const refusal = (tau: readonly number[]) => () => quantile({ tau });
  expect(quantile({ tau: [0.2] }).quantiles).toEqual([0.2]);
  expect(refusal([])).toThrow("quantile: `tau` must be one quantile or more, got []. Give e.g. [0.1, 0.5, 0.9].");
  expect(refusal([0.1, 0.5, 1])).toThrow("`tau` must be numbers > 0 and < 1, got [0.1, 0.5, 1]");
  expect(refusal([0.9, 0.1])).toThrow("`tau` must be in ascending order, got [0.9, 0.1]");
  expect(refusal([0.5, 0.5])).toThrow("`tau` must be all different, got [0.5, 0.5]");
  expect(refusal([0.1, Number.NaN])).toThrow(GradusError);
  expect(() => quantile({ tau: ["a"] as never })).toThrow(GradusError);
});
