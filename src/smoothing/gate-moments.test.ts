import { describe, expect, it } from "vitest";
import { logisticMoments } from "./logistic-moments.js";
import { normalCdfMoments } from "./normal-cdf-moments.js";

const gates = [
  { name: "logistic", moments: logisticMoments },
  { name: "normal cdf", moments: normalCdfMoments },
];

describe.each(gates)("moments of the $name as a gate", ({ moments }) => {
  const at = (mean: number, variance: number) => {
    const [first, second] = [new Float64Array(4), new Float64Array(5)];
    moments(mean, variance, first, second);
    return { first, second };
  };

  it.each([0, 0.3, 4])(
    "at variance %f every derivative by the mean is the central difference of the one before, to 1e-7",
    (variance) => {
      for (const mean of [-5, -1.2, 0, 0.4, 2.5]) {
        const [low, here, high] = [at(mean - 1e-4, variance), at(mean, variance), at(mean + 1e-4, variance)];
        for (const list of ["first", "second"] as const) {
          for (let n = 1; n < here[list].length; n++) {
            const slope = (high[list][n - 1]! - low[list][n - 1]!) / 2e-4;
            expect(Math.abs(here[list][n]! - slope), `${list}[${n}] at mean ${mean}`).toBeLessThan(1e-7);
          }
        }
      }
    },
  );
});
