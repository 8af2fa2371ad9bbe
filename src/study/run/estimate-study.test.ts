import { expect, test } from "vitest";
import { referenceKernels } from "../../kernels/reference/index.js";
import { methodsNamed } from "../spec/methods/index.js";
import type { StudyOptions } from "../spec/options.js";
import { memoryStore } from "../testing/memory-store.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import { estimateStudy } from "./estimate-study.js";
import { runStudy } from "./run-study.js";
import { shortBudget } from "./short-budget.js";
import type { StudyStore } from "./store.js";

const small: StudyOptions = { ...smallStudyOptions, methods: methodsNamed(["sgd", "diffusion"]) };
const estimate = (options: StudyOptions, store?: StudyStore) =>
  estimateStudy(options, {
    ...{ kernels: () => referenceKernels(), now: () => performance.now(), workers: 1 },
    ...(store && { store }),
  });

test("what a store has of a study is counted as done, and takes no time; nothing is written", async () => {
  const { store, held } = memoryStore();
  await runStudy(small, surroundings({ store }));
  const before = structuredClone({ ...held, trials: [...held.trials.keys()] });
  expect(await estimate(small, store)).toMatchObject({ trials: 9, done: 9, seconds: 0, grown: [] });
  const more = { ...small, size: { ...small.size, seeds: 4 } };
  const grown = await estimate(more, store);
  expect(grown).toMatchObject({ trials: 13, done: 9, grown: [{ name: "seeds", before: "2", now: "4" }] });
  const fresh = await estimate(more);
  expect(fresh).toMatchObject({ trials: 13, done: 0, grown: [] });
  expect(grown.seconds).toBeGreaterThan(0);
  expect({ ...held, trials: [...held.trials.keys()] }).toEqual(before);
});

test("another study's store is refused, as running it is", async () => {
  const { store } = memoryStore();
  await runStudy(small, surroundings({ store }));
  await expect(estimate({ ...small, seed: 2 }, store)).rejects.toThrow("`store` holds another study");
});

test("epochs that an earlier time budget cut stay, and are told with what this one would have", async () => {
  const { store, held } = memoryStore();
  const asked = { ...small, size: { ...small.size, epochs: 600 } };
  await runStudy({ ...asked, timeBudgetSeconds: 1 }, surroundings({ store }));
  const { epochs } = held.manifest!.decided.size;
  expect(epochs).toBeLessThan(600);
  const { size, kept, cuts } = await estimate(asked, store);
  expect(size.epochs).toBe(epochs);
  expect(kept).toEqual([{ name: "epochs", asked: "600", now: String(epochs) }]);
  expect(cuts).toEqual(kept);
});

test("a time budget that is shorter than what is left says what would do", () => {
  const outlook = { trials: 33, done: 3, seconds: 12, least: { seconds: 9, tuningSeconds: 6 } };
  expect(shortBudget(outlook, { budgetSeconds: 4, spent: 1 })).toEqual({
    ...{ budgetSeconds: 4, seconds: 10, tuningSeconds: 6, trials: 33 },
    enoughSeconds: 9 / 0.75 + 1,
    reached: 3 + 7,
  });
  expect(shortBudget(outlook, { budgetSeconds: 13, spent: 1 })).toBe(null);
  const done = { ...outlook, done: 33, seconds: 0, least: { seconds: 0, tuningSeconds: 6 } };
  expect(shortBudget(done, { budgetSeconds: 1, spent: 2 })).toBe(null);
  expect(shortBudget(outlook, { budgetSeconds: null, spent: 1 })).toBe(null);
});
