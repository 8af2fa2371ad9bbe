import { describe, expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import { randomStream } from "../core/numeric/random.js";
import { SOFTPLUS_MIXTURE_BOUND } from "./binary-cross-entropy.js";
import { huber } from "./huber.js";
import { losses } from "./index.js";
import { differentiate, lossOf, quadrature, randomRow } from "./testing/oracle.js";

const seeds = [1, 2, 3, 4];

describe.each(losses.items)("$name", (loss) => {
  test("with variance 0 equals plain, value and gradient by mean, bit for bit", () => {
    for (const seed of seeds) {
      const { mean, targets, variance } = randomRow(loss, { seed, O: 3, sd: 0 });
      const gradient = { mean: new Float64Array(3), variance: null };
      const plain = loss.evaluate({ mean, variance: null }, targets, {
        rows: 1,
        gradient,
        varianceWeight: 1,
        weights: null,
      });
      const expected = differentiate(loss, { mean, targets, variance });
      expect(expected.value).toBe(plain);
      expect(expected.gradient.mean).toEqual(gradient.mean);
      const spread = variance.fill(2);
      expect(
        loss.evaluate({ mean, variance: spread }, targets, {
          rows: 1,
          gradient: null,
          varianceWeight: 0,
          weights: null,
        }),
      ).toBe(plain);
    }
  });

  test("a row of weight 0 is not looked at: with NaN in it, the value is that without it and its gradient is 0", () => {
    const { mean, targets, variance } = randomRow(loss, { seed: 1, O: 3, sd: 0.5 });
    const none = [Number.NaN, Number.NaN, Number.NaN];
    const rows = (row: ArrayLike<number>) => Float64Array.of(...Array.from(row), ...none);
    const gradient = { mean: new Float64Array(6).fill(9), variance: new Float64Array(6).fill(9) };
    const output = { mean: rows(mean), variance: rows(variance) };
    const weights = Float64Array.of(2, 0);
    const value = loss.evaluate(output, rows(targets), { rows: 2, gradient, varianceWeight: 1, weights });
    const alone = differentiate(loss, { mean, targets, variance });
    expect(value).toBeCloseTo(alone.value, 14);
    for (const part of ["mean", "variance"] as const) {
      for (let k = 0; k < 3; k++) expect(gradient[part][k]).toBeCloseTo(alone.gradient[part]![k]!, 14);
      expect([...gradient[part].subarray(3)]).toEqual([0, 0, 0]);
    }
  });

  test("expectation of one output matches quadrature to 1e-10 beyond its bound", () => {
    for (const sd of [0.01, 0.3, 1, 2, 6]) {
      for (const seed of seeds) {
        const row = randomRow(loss, { seed, O: 1, sd });
        const oracle = quadrature(loss, row, 20_001);
        expect(Math.abs(lossOf(loss, row) - oracle)).toBeLessThan(
          loss.bound(sd) + 1e-10 * Math.max(1, oracle) + sharpKink(loss.name),
        );
      }
    }
  });

  test("expectation of three outputs matches quadrature to 1e-6 beyond its bound", { tags: ["slow"] }, () => {
    for (const sd of [0.2, 1, 1.3, 2, 4]) {
      for (const seed of seeds) {
        const row = randomRow(loss, { seed, O: 3, sd });
        expect(Math.abs(lossOf(loss, row) - quadrature(loss, row, 61))).toBeLessThan(
          loss.bound(sd) + 1e-6 + kink(loss.name),
        );
      }
    }
  });

  test("gradient by mean and variance agrees with central differences to 1e-7, blends included", () => {
    for (const sd of [0.3, 1, 1.2, 1.4, 3]) {
      for (const varianceWeight of [1, 0.3]) {
        const row = randomRow(loss, { seed: 7, O: 4, sd: sd / Math.sqrt(varianceWeight) });
        const { gradient } = differentiate(loss, row, varianceWeight);
        for (const part of ["mean", "variance"] as const) {
          for (let i = 0; i < 4; i++) {
            const h = 1e-4 * Math.max(1e-3, Math.abs(row[part][i]!));
            const at = (shift: number) => {
              const moved = row[part].slice();
              moved[i]! += shift;
              return differentiate(loss, { ...row, [part]: moved }, varianceWeight).value;
            };
            const numeric = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
            expect(Math.abs(gradient[part][i]! - numeric)).toBeLessThan(1e-7);
          }
        }
      }
    }
  });

  test("the mean over two rows is the mean of the rows' losses, gradients halved", () => {
    const a = randomRow(loss, { seed: 1, O: 3, sd: 0.5 });
    const b = randomRow(loss, { seed: 2, O: 3, sd: 2 });
    const join = (x: Float64Array, y: Float64Array) => Float64Array.from([...x, ...y]);
    const gradient = { mean: new Float64Array(6), variance: new Float64Array(6) };
    const value = loss.evaluate(
      { mean: join(a.mean, b.mean), variance: join(a.variance, b.variance) },
      join(a.targets, b.targets),
      { rows: 2, gradient, varianceWeight: 1, weights: null },
    );
    const ofA = differentiate(loss, a);
    const ofB = differentiate(loss, b);
    expect(value).toBeCloseTo((ofA.value + ofB.value) / 2, 12);
    for (let i = 0; i < 3; i++) {
      expect(gradient.mean[i]).toBeCloseTo(ofA.gradient.mean[i]! / 2, 14);
      expect(gradient.variance[3 + i]).toBeCloseTo(ofB.gradient.variance[i]! / 2, 14);
    }
  });

  test("extreme means and variances give finite values and gradients", () => {
    for (const mean of [0, 1e-300, -1e-8, 1, -40, 800, -1e6, 1e12]) {
      for (const variance of [0, 1e-320, 1e-30, 1e-8, 1, 1e8, 1e24]) {
        const row = randomRow(loss, { seed: 5, O: 3, sd: 0 });
        row.mean.fill(mean, 0, 2);
        row.variance.fill(variance, 1);
        const { value, gradient } = differentiate(loss, row);
        expect(value, `mean ${mean}, variance ${variance}`).toBeGreaterThanOrEqual(-1e-12);
        for (const number of [value, ...gradient.mean, ...gradient.variance]) {
          expect(Number.isFinite(number), `mean ${mean}, variance ${variance}: ${number}`).toBe(true);
        }
      }
    }
  });
});

// The step of the coarse three-output grid is too long for the jump in Huber's second derivative.
const kink = (name: string) => (name === "huber" ? 2e-3 : name === "quantile" ? 0.05 : 0);
// A jump in the first derivative is too sharp for the fine grid too: quantile.test.ts integrates up to it and from it on.
const sharpKink = (name: string) => (name === "quantile" ? 1e-6 : 0);

test("huber keeps its digits where the spread is far beyond delta: both branches agree to 1e-9 relative", () => {
  const loss = huber({ delta: 1 });
  const row = (sd: number) => ({
    mean: Float64Array.of(300),
    targets: Float64Array.of(0),
    variance: Float64Array.of(sd * sd),
  });
  const inClosedForm = differentiate(loss, row(999.9999999));
  const bySimpson = differentiate(loss, row(1000.0000001));
  expect(bySimpson.value / inClosedForm.value).toBeCloseTo(1, 9);
  expect(bySimpson.gradient.mean[0]! / inClosedForm.gradient.mean[0]!).toBeCloseTo(1, 9);
  expect(bySimpson.gradient.variance[0]! / inClosedForm.gradient.variance[0]!).toBeCloseTo(1, 9);
});

test("huber tends to half the squared error as delta grows and refuses a delta that is not > 0", () => {
  const row = randomRow(huber(), { seed: 3, O: 2, sd: 1 });
  expect(lossOf(huber({ delta: 1e4 }), row)).toBeCloseTo(lossOf(losses.get("squared"), row) / 2, 9);
  expect(() => huber({ delta: 0 })).toThrow(GradusError);
  expect(() => huber({ delta: 0 })).toThrow(/`delta` must be a number > 0, got 0\. Give 1/);
});

test("the softplus mixture is within its stated bound 3.9e-7 everywhere, and not far below it", () => {
  const loss = losses.get("binary-cross-entropy");
  let largest = 0;
  for (let x = -40; x <= 40; x += 0.01) {
    const mean = Float64Array.of(x);
    const targets = Float64Array.of(0);
    const mixture = lossOf(loss, { mean, targets, variance: Float64Array.of(1e-18) });
    largest = Math.max(largest, Math.abs(mixture - lossOf(loss, { mean, targets, variance: null })));
  }
  expect(largest).toBeLessThan(SOFTPLUS_MIXTURE_BOUND);
  expect(largest).toBeGreaterThan(0.9 * SOFTPLUS_MIXTURE_BOUND);
});

test("softmax cross entropy of ten classes stays within its bound of 40,000 draws at deviations of .5, 1 and 3", {
  tags: ["slow"],
}, () => {
  const loss = losses.get("softmax-cross-entropy");
  for (const sd of [0.5, 1, 3]) {
    const row = randomRow(loss, { seed: 11, O: 10, sd });
    expect(Math.abs(lossOf(loss, row) - monteCarlo(loss, row, 20_000))).toBeLessThan(loss.bound(sd) + 0.02);
  }
});

function monteCarlo(loss: (typeof losses.items)[number], row: ReturnType<typeof randomRow>, pairs: number): number {
  const random = randomStream(1);
  let total = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const shift = row.variance.map((v) => Math.sqrt(v) * random.normal());
    for (const sign of [1, -1]) {
      total += lossOf(loss, {
        mean: row.mean.map((m, i) => m + sign * shift[i]!),
        targets: row.targets,
        variance: null,
      });
    }
  }
  return total / (2 * pairs);
}

test("the registry makes huber with another delta, and refuses options that a loss has not", () => {
  const row = randomRow(losses.get("huber"), { seed: 1, O: 1, sd: 0.5 });
  expect(lossOf(losses.make("huber", { delta: 3 }), row)).toBe(lossOf(huber({ delta: 3 }), row));
  expect(lossOf(losses.get("huber"), row)).toBe(lossOf(huber({ delta: 1 }), row));
  expect(() => losses.make("huber", { dleta: 3 })).toThrow('loss "huber" has no option "dleta". Did you mean "delta"?');
  expect(() => losses.make("squared", { delta: 3 })).toThrow('loss "squared" takes no options, got delta');
});
