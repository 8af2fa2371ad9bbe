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
