import { expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { methodsNamed } from "../../spec/methods/index.js";
import type { TrialSpec } from "../../spec/trial.js";
import { planEvaluation } from "../plan-evaluation.js";
import { inDrawnOrder } from "./evaluate.js";

const methods = methodsNamed(["sgd", "momentum", "diffusion"]);
const size = { batchSizes: [16, 64], epochs: 2, seeds: 4, tuningTrials: 1, trainWindows: 100 };
const specs = planEvaluation({ methods, size, seed: 1, folds: 1, chosen: () => ({}) }).map(
  (spec): TrialSpec => ({ ...spec, threads: 1 }),
);

test("trials run seed by seed, those of a seed in an order of their own, the same for the same seed of the study", () => {
  const drawn = inDrawnOrder(specs, randomStream(1));
  expect(drawn.map(({ seed }) => seed)).toEqual(specs.map(({ seed }) => seed));
  expect(drawn.toSorted((a, b) => specs.indexOf(a) - specs.indexOf(b))).toEqual(specs);
  expect(inDrawnOrder(specs, randomStream(1))).toEqual(drawn);
  const orders = [2, 3, 4, 5].map((seed) =>
    drawn
      .filter((spec) => spec.seed === seed)
      .map(({ id }) => id.replace(/seed\d+/, ""))
      .join(),
  );
  expect(new Set(orders).size).toBeGreaterThan(1);
});

test("every method is first, last and in between about as often", () => {
  const first: Record<string, number> = {};
  for (let k = 0; k < 200; k++) {
    const [{ method }] = inDrawnOrder(specs.slice(0, 6), randomStream(k)) as [TrialSpec];
    first[method.name] = (first[method.name] ?? 0) + 1;
  }
  for (const { name } of methods) expect(first[name]).toBeGreaterThan(40);
});

test("of workers on a fast and a slow machine every method meets both, as often as every other", () => {
  const SLOW = 3;
  const STUDIES = 300;
  const plan = planEvaluation({ methods, size: { ...size, seeds: 10 }, seed: 1, folds: 1, chosen: () => ({}) });
  const specsOfStudy = plan.map((spec): TrialSpec => ({ ...spec, threads: 1 }));
  const each = plan.length / methods.length;
  const onSlow = Array.from({ length: STUDIES }, (_, k) => {
    const free = { fast: 0, slow: 0 };
    const taken = inDrawnOrder(specsOfStudy, randomStream(k)).filter(() => {
      const isSlow = free.slow < free.fast;
      free[isSlow ? "slow" : "fast"] += isSlow ? SLOW : 1;
      return isSlow;
    });
    return methods.map(({ name }) => taken.filter(({ method }) => method.name === name).length);
  });
  for (const k of methods.keys()) {
    const own = onSlow.map((counts) => counts[k]!);
    const mean = own.reduce((a, b) => a + b) / STUDIES / each;
    expect(Math.abs(mean - 1 / (1 + SLOW))).toBeLessThan(0.02);
    expect(own.filter((count) => count === 0 || count === each).length / STUDIES).toBeLessThan(0.03);
  }
});

test("a trial's name carries the seed that it has: the first after the tuning's is seed 2", () => {
  expect(specs[0]!.id).toBe("run/sgd/b16/seed2");
  for (const { id, seed } of specs) expect(id.endsWith(`/seed${seed}`), id).toBe(true);
});
