import { expect, test } from "vitest";
import { MOST } from "../../core/limits.js";
import { methodsNamed } from "./methods/index.js";
import { pilotMethod, pilotSeeds } from "./pilots.js";
import { tuningSeed } from "./tuning-seeds.js";

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

test("every tuning seed is another, in range, and none that an evaluation or a pilot run of the same study could have", () => {
  for (const seed of [0, 12_345, 2 ** 52, Number.MAX_SAFE_INTEGER - 2 * MOST.runs]) {
    const seeds = Array.from({ length: 100 }, (_, index) => tuningSeed(seed, index));
    expect(new Set([...seeds, ...pilotSeeds(seed)]).size).toBe(103);
    expect(seeds[0]).toBe(seed);
    for (const one of seeds) {
      expect(Number.isSafeInteger(one) && one >= 0).toBe(true);
      expect(one > seed && one <= seed + MOST.runs).toBe(false);
    }
  }
});
