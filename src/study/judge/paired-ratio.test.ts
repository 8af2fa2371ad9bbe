import { describe, expect, it } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { pairedRatio, unknownRatio } from "./paired-ratio.js";

describe("pairedRatio", () => {
  it("is the geometric mean with Student's interval of its logarithm", () => {
    const logs = [-1, -0.5, -0.6, -0.2, -0.7];
    // mean -.6, standard deviation .2915, t of 4 degrees at 95 % 2.1318: half width .27796
    const { value, low, high, confidence } = pairedRatio(logs);
    expect(value).toBeCloseTo(Math.exp(-0.6), 12);
    expect(low).toBeCloseTo(Math.exp(-0.6 - 0.2779588), 5);
    expect(high).toBeCloseTo(Math.exp(-0.6 + 0.2779588), 5);
    expect(confidence).toBe(0.9);
  });

  it("turns round with the sides, and is sure of equal ratios", () => {
    const logs = [0.3, -0.1, 0.25, 0.4];
    const [there, back] = [pairedRatio(logs), pairedRatio(logs.map((x) => -x))];
    expect(there.value! * back.value!).toBeCloseTo(1, 12);
    expect(there.low! * back.high!).toBeCloseTo(1, 12);
    expect(pairedRatio([0, 0, 0])).toEqual({ value: 1, low: 1, high: 1, confidence: 0.9 });
  });

  it("holds an error that all pairs share as well: pairs that agree are not sure of more than it", () => {
    const { low, high } = pairedRatio([0, 0, 0, 0, 0], { commonError: 0.03 });
    expect(Math.log(high!)).toBeCloseTo(2.1318468 * 0.03, 8); // t of 4 degrees at 95 %
    expect(low! * high!).toBeCloseTo(1, 12);
    const scattered = pairedRatio([-0.1, 0.1, 0, 0.05, -0.05], { commonError: 0.03 });
    expect(scattered.high!).toBeGreaterThan(pairedRatio([-0.1, 0.1, 0, 0.05, -0.05]).high!);
  });

  it("has no interval under three pairs, no value without any, and no number that is not finite", () => {
    expect(pairedRatio([0, 0])).toEqual({ value: 1, low: null, high: null, confidence: 0.9 });
    expect(pairedRatio([])).toEqual(unknownRatio());
    expect(pairedRatio([0, 500, 1000]).high).toBe(null);
  });

  it("holds the true ratio of log-normal pairs in 90 % of studies of 5 and 10 seeds, to 2 %", () => {
    const random = randomStream(5);
    for (const n of [5, 10]) {
      let held = 0;
      for (let study = 0; study < 4000; study++) {
        const { low, high } = pairedRatio(Array.from({ length: n }, () => -0.5 + 0.3 * random.normal()));
        if (low! <= Math.exp(-0.5) && Math.exp(-0.5) <= high!) held++;
      }
      expect(held / 4000).toBeGreaterThan(0.88);
      expect(held / 4000).toBeLessThan(0.92);
    }
  });
});
