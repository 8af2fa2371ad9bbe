import { describe, expect, it, test } from "vitest";
import { tuningPlans } from "./plans/index.js";
import { SIGMA, withStrata } from "./strata.js";

const halving = tuningPlans.get("halving");
const stage = { epochs: 40, seeds: 2, isFirst: true, waiting: 0, taken: 0 };
const rungs = (trials: number, rest = {}) => halving.rungs({ ...stage, trials, ...rest });

describe("successive halving", () => {
  it("tries many settings in short runs, and takes the better half on, twice; for no more work than so many whole runs", () => {
    expect(rungs(8)).toEqual([
      { rounds: 10, seed: 0, epochs: 10 },
      { rounds: 5, seed: 1, epochs: 20 },
      { rounds: 3, seed: 0, epochs: 40 },
    ]);
    for (let trials = 1; trials < 60; trials++) {
      for (const epochs of [2, 8, 15, 40]) {
        const work = rungs(trials, { epochs }).reduce((sum, rung) => sum + rung.rounds * rung.epochs, 0);
        expect(work).toBeLessThanOrEqual(trials * epochs);
        expect(work).toBeGreaterThan(0.75 * trials * epochs);
      }
    }
  });

  it("runs all of them whole where there are few, or epochs too few to be halved", () => {
    expect(rungs(4)).toEqual([{ rounds: 4, seed: 0, epochs: 40 }]);
    expect(rungs(12, { epochs: 7 })).toEqual([{ rounds: 12, seed: 0, epochs: 7 }]);
  });
});

test("the best of each third of sigma_0 goes on while there is room, however it ranks, the other places to the best", () => {
  const range = { low: 0.1, high: 1.5, scale: "log" } as const;
  const settings = [0.1, 0.11, 0.12, 0.14, 0.15, 0.5, 0.6, 1.4].map((sigma) => ({ [SIGMA]: sigma }));
  const sigmas = (count: number, strata = 3) =>
    withStrata(settings, { range, strata, count }).map((setting) => setting[SIGMA]);
  expect(sigmas(5)).toEqual([0.1, 0.11, 0.12, 0.5, 1.4]);
  expect(sigmas(3)).toEqual([0.1, 0.5, 1.4]);
  expect(sigmas(2)).toEqual([0.1, 0.5]);
  expect(sigmas(3, 1)).toEqual([0.1, 0.11, 0.12]);
  expect(withStrata(settings, { range: undefined, strata: 3, count: 2 })).toEqual(settings.slice(0, 2));
});
