import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { median, quantile } from "../../core/statistics.js";
import { bootstrapRatio } from "./bootstrap-ratio.js";

interface Golden {
  readonly ratios: readonly {
    readonly numerator: number[];
    readonly denominator: number[];
    readonly paired: boolean;
    readonly confidence: number;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
}

const golden: Golden = JSON.parse(
  readFileSync(new URL("../../../test/golden/study-bootstrap.json", import.meta.url), "utf8"),
);

const times = fc.array(fc.oneof(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.constant(Infinity)), {
  minLength: 1,
  maxLength: 9,
});

describe("bootstrapRatio", () => {
  it("matches scipy.stats.bootstrap to 2 % of the ratio at 20000 resamples", { tags: ["slow"] }, () => {
    for (const { value, low, high, ...sides } of golden.ratios) {
      const ours = bootstrapRatio({ ...sides, random: randomStream(5), resamples: 20_000 });
      expect(Math.abs(ours.value! - value)).toBeLessThan(1e-14);
      expect(Math.abs(ours.low! - low) / value).toBeLessThan(0.02);
      expect(Math.abs(ours.high! - high) / value).toBeLessThan(0.02);
    }
  });

  it("matches the quantiles over all 5^5 equally likely paired resamples, infinite values included, to one resample", () => {
    const numerator = [3.1, 1.2, Infinity, 2.2, 1.9];
    const denominator = [2.0, 4.4, 3.1, Infinity, 2.6];
    const all = everyResample(5).map((seeds) => {
      const top = median(seeds.map((seed) => numerator[seed]!));
      const bottom = median(seeds.map((seed) => denominator[seed]!));
      return { top, bottom };
    });
    // Order without a single division: neither reached, the other alone, both, diffusion alone.
    const low = all.map(({ top, bottom }) => (bottom === Infinity ? -1 : top === Infinity ? 1e9 : top / bottom));
    const high = all.map(({ top, bottom }) => (top === Infinity ? 1e9 : bottom === Infinity ? -1 : top / bottom));
    for (const confidence of [0.5, 0.7, 0.8]) {
      const ours = bootstrapRatio({
        numerator,
        denominator,
        paired: true,
        confidence,
        resamples: 20_000,
        random: randomStream(1),
      });
      const tail = (1 - confidence) / 2;
      expectBetween(ours.low, low, tail);
      expectBetween(ours.high, high, 1 - tail);
    }
  });

  it("holds the true ratio of medians in 88 to 99 % of 250 studies of 15 log-normal seeds, paired or not", () => {
    for (const paired of [true, false]) {
      const studies = randomStream(11);
      const random = randomStream(12);
      const draw = (scale: number) => Array.from({ length: 15 }, () => scale * Math.exp(0.4 * studies.normal()));
      let held = 0;
      for (let study = 0; study < 250; study++) {
        const { low, high } = bootstrapRatio({
          numerator: draw(0.7),
          denominator: draw(1),
          random,
          paired,
          resamples: 200,
        });
        if (low! <= 0.7 && 0.7 <= high!) held++;
      }
      expect(held / 250).toBeGreaterThan(0.88);
      expect(held / 250).toBeLessThan(0.99);
    }
  });

  it("uses the pairing: seeds that are slow for both do not widen the interval", () => {
    const denominator = [1, 2, 4, 8, 16, 32, 64];
    const numerator = denominator.map((value) => value / 2);
    const paired = bootstrapRatio({ numerator, denominator, random: randomStream(1), paired: true });
    const unpaired = bootstrapRatio({ numerator, denominator, random: randomStream(1), paired: false });
    expect(paired).toEqual({ value: 0.5, low: 0.5, high: 0.5, confidence: 0.95 });
    expect(unpaired.low!).toBeLessThan(0.2);
    expect(unpaired.high!).toBeGreaterThan(2);
  });

  it("has no value without both medians, and no end where a resample never got there", () => {
    const never = [1, Infinity, Infinity, Infinity, Infinity];
    const once = [1, 1, 1, 1, Infinity];
    const always = [2, 2, 2, 2, 2];
    const ratio = (numerator: number[], denominator: number[]) =>
      bootstrapRatio({ numerator, denominator, random: randomStream(3), paired: true });
    expect(ratio(always, always)).toMatchObject({ value: 1, low: 1, high: 1 });
    expect(ratio(once, always)).toMatchObject({ value: 0.5, low: 0.5, high: null });
    expect(ratio(always, once)).toMatchObject({ value: 2, low: null, high: 2 });
    expect(ratio(never, always)).toMatchObject({ value: null, low: 0.5, high: null });
    expect(ratio(never, never)).toMatchObject({ value: null, low: null, high: null });
    expect(ratio([0, 0, 0], [0, 0, 0])).toMatchObject({ value: null, low: null, high: null });
  });

  it("claims no interval from fewer than 3 seeds", () => {
    for (const seeds of [1, 2]) {
      const side = Array.from({ length: seeds }, () => 1);
      expect(bootstrapRatio({ numerator: side, denominator: side, random: randomStream(1), paired: true })).toEqual({
        value: 1,
        low: null,
        high: null,
        confidence: 0.95,
      });
    }
  });

  it("gives finite ends in order or none, JSON's numbers only, and the same ones for the same stream", () => {
    fc.assert(
      fc.property(times, times, fc.nat(), (numerator, denominator, seed) => {
        const once = () =>
          bootstrapRatio({ numerator, denominator, random: randomStream(seed), paired: false, resamples: 50 });
        const ratio = once();
        expect(once()).toEqual(ratio);
        expect(JSON.parse(JSON.stringify(ratio))).toEqual(ratio);
        if (ratio.low !== null && ratio.high !== null) expect(ratio.low).toBeLessThanOrEqual(ratio.high);
      }),
    );
  });

  it("refuses negative values, NaN, empty sides and pairs without a partner", () => {
    const ratio = (numerator: number[], denominator: number[]) => () =>
      bootstrapRatio({ numerator, denominator, random: randomStream(1), paired: true });
    expect(ratio([1, -2], [1, 1])).toThrow("`numerator` must hold values >= 0, got -2");
    expect(ratio([1, 1], [1, Number.NaN])).toThrow("`denominator` must hold values >= 0, got NaN");
    expect(ratio([], [])).toThrow("`numerator` needs at least one value");
    expect(ratio([1, 2], [1])).toThrow("equally long, got 2 and 1");
  });
});

function everyResample(n: number): number[][] {
  return Array.from({ length: n ** n }, (_, code) =>
    Array.from({ length: n }, (_, i) => Math.floor(code / n ** i) % n),
  );
}

/** `end` lies between the exact quantiles 0.01 to either side, which is three times what 20000 resamples leave to chance. */
function expectBetween(end: number | null, exact: readonly number[], share: number): void {
  const [from, to] = [quantile(exact, share - 0.01), quantile(exact, share + 0.01)];
  const asNumber = end ?? (from < 0 ? -1 : 1e9);
  expect(asNumber).toBeGreaterThanOrEqual(from);
  expect(asNumber).toBeLessThanOrEqual(to);
}
