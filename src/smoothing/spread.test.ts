import { describe, expect, test } from "vitest";
import golden from "../../test/golden/smoothed-spread.json" with { type: "json" };
import { MOMENTS } from "./contract.js";
import { activations } from "./index.js";
import { SPREAD, SPREADS, spreadOf, spreadOfMoments } from "./spread.js";

const own = activations.items.filter(({ spread }) => spread !== undefined);

describe.each(own)("the spread of $name", (activation) => {
  const { name, smooth, spread } = activation;
  const cases = Object.entries(golden.activations).find(([known]) => known === name)![1];
  const both = (mean: number, variance: number) => {
    const moments = new Float64Array(MOMENTS);
    smooth(mean, variance, moments);
    const [chosen, fromMoments] = [new Float64Array(SPREADS), new Float64Array(SPREADS)];
    spreadOf(activation, { mean, variance, moments }, chosen);
    spreadOfMoments(moments, fromMoments);
    return { chosen, fromMoments };
  };

  test("and its derivatives keep their digits in saturation: within 2e-7 of 50-digit integrals up to a variance of .3, 2e-5 up to 1", () => {
    for (const { mean, variance, spread: exact } of cases) {
      const [value, ...slopes] = exact as [number, ...number[]];
      if (value > 0.01 || value < 1e-22) continue; // larger ones come from the moments; smaller ones count for nothing
      const out = new Float64Array(SPREADS);
      spread!(mean, variance, out);
      const bound = variance > 0.3 ? 2e-5 : 2e-7;
      const place = `mean ${mean}, variance ${variance}`;
      expect(Math.abs(out[SPREAD.value]! / value - 1), place).toBeLessThan(bound);
      slopes.forEach((slope, k) => {
        expect(Math.abs(out[k + 1]! - slope), place).toBeLessThan(bound * Math.max(Math.abs(slope), value));
      });
    }
  });

  test("joins that of the moments to what their bound allows, and is 0 at variance 0 as they are", () => {
    const { exactness } = activation;
    const bound = exactness.kind === "exact" ? 0 : 3 * exactness.bound;
    for (const mean of [-5, -2, -1, 0, 0.4, 3]) {
      for (const variance of [1e-4, 0.01, 0.1, 0.25, 0.26, 0.9, 1]) {
        const { chosen, fromMoments } = both(mean, variance);
        const size = 1 + Math.abs(mean); // E h of the unbounded ones, which their error is multiplied by
        expect(Math.abs(chosen[0]! - fromMoments[0]!), `${mean}, ${variance}`).toBeLessThan(bound * size);
      }
      expect(both(mean, 0).chosen).toEqual(both(mean, 0).fromMoments);
      expect(both(mean, 0).chosen[0]).toBeCloseTo(0, 15);
    }
  });
});

test("E h^2 - (E h)^2 of tanh has no digit left there: the case that `spread` is for", () => {
  const moments = new Float64Array(MOMENTS);
  const out = new Float64Array(SPREADS);
  activations.get("tanh").smooth(5, 1e-6, moments);
  spreadOfMoments(moments, out);
  expect(Math.abs(out[SPREAD.value]! / 3.3e-14 - 1)).toBeGreaterThan(0.9);
});
