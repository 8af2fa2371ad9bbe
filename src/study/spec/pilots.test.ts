import { expect, test } from "vitest";
import { MOST } from "../../core/limits.js";
import { methodsNamed } from "./methods/index.js";
import { pilotMethod, pilotSeeds } from "./pilots.js";

test("no pilot run has a seed that tuning or evaluation of the same study could have, nor one out of range", () => {
  for (const seed of [0, 1, 12_345, 2 ** 52, Number.MAX_SAFE_INTEGER - MOST.runs]) {
    const seeds = pilotSeeds(seed);
    expect(new Set(seeds).size).toBe(3);
    for (const pilot of seeds) {
      expect(Number.isSafeInteger(pilot) && pilot >= 0).toBe(true);
      expect(pilot < seed || pilot > seed + MOST.runs).toBe(true);
    }
  }
});

test("the reference has pilot runs, unless the target is given or there is no reference", () => {
  const methods = methodsNamed(["diffusion", "momentum", "sgd"]);
  expect(pilotMethod({ methods, targetError: null })?.name).toBe("sgd");
  expect(pilotMethod({ methods, targetError: 0.1 })).toBeUndefined();
  expect(pilotMethod({ methods: methods.slice(0, 1), targetError: null })).toBeUndefined();
});
