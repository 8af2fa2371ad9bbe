import fc from "fast-check";
import { expect, test } from "vitest";
import { checkedRungs } from "./checked-rungs.js";
import { tuningPlans } from "./index.js";
import { seeds } from "./seeds.js";

const some = (max: number) => fc.integer({ min: 1, max });

test.each(tuningPlans.items)("$name gives rungs that can be run, however a study grows", (plan) => {
  const study = fc.record({
    grown: fc.array(some(9), { minLength: 1, maxLength: 6 }),
    seeds: some(4),
    epochs: some(40),
  });
  fc.assert(
    fc.property(study, ({ grown, seeds, epochs }) => {
      let [waiting, taken] = [0, 0];
      for (const [stage, trials] of grown.entries()) {
        const [first, second] = checkedRungs(plan, { trials, epochs, seeds, isFirst: stage === 0, waiting, taken });
        waiting += first!.rounds - (second?.rounds ?? 0);
        taken += second?.rounds ?? 0;
        expect(waiting).toBeGreaterThanOrEqual(0);
      }
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test("a study of 4 trials, all on one seed, grows by one: its best setting goes on to the second seed", () => {
  const grown = { trials: 1, epochs: 40, seeds: 2, isFirst: false, waiting: 4, taken: 0 };
  expect(seeds.rungs(grown)).toEqual([
    { rounds: 0, seed: 0, epochs: 40 },
    { rounds: 1, seed: 1, epochs: 40 },
  ]);
});
