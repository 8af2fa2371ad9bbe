import { train } from "gradus";
import { trainParallel } from "gradus/node";
import { expect, test } from "vitest";
import type { TrainOptions } from "../../src/train/options.js";
import type { TrainingRecord } from "../../src/train/records.js";
// @ts-expect-error: plain JavaScript, as a user's recipe
import recipe from "./recipes/adding.js";

const url = new URL("./recipes/adding.js", import.meta.url);
const parallel = (workers: number, input: object = {}, more: object = {}) =>
  trainParallel({ recipe: url, input, workers, ...more });
const timeless = ({ secondsTraining: _, secondsBesideSteps: _beside, ...record }: TrainingRecord) => record;

const ofElman = ["plain", "weights", "activation", "sampled"].map((objective) => ({ objective, cell: "elman" }));
const ofGates = ["gru", "lstm"].map((cell) => ({ objective: "weights", cell }));

test.each([...ofElman, ...ofGates])(
  "two and four threads train $cell by $objective as one does: errors to 1e-4, and each the same bits twice",
  async (input) => {
    const alone = await train((await recipe(input)) as TrainOptions).result();
    for (const workers of [2, 4]) {
      const first = await parallel(workers, input).result();
      const second = await parallel(workers, input).result();
      expect(first.outcome).toEqual({ kind: "finished" });
      expect(second.records.map(timeless)).toEqual(first.records.map(timeless));
      expect(second.parameters).toEqual(first.parameters);
      alone.records.forEach(({ validation, trainObjective }, k) => {
        expect(Math.abs(first.records[k]!.validation / validation - 1)).toBeLessThan(1e-4);
        expect(Math.abs(first.records[k]!.trainObjective / trainObjective - 1)).toBeLessThan(1e-4);
      });
    }
  },
);

test("one worker gives the bits of train", async () => {
  const alone = await train((await recipe({})) as TrainOptions).result();
  const { parameters } = await parallel(1).result();
  expect(parameters).toEqual(alone.parameters);
});

test("a loss that is no longer finite ends all threads as diverged, with step, sigma and learning rate", async () => {
  const { outcome } = await parallel(2, { learningRate: 1e30 }).result();
  expect(outcome).toMatchObject({ kind: "diverged", detail: expect.stringMatching(/step \d+, sigma .*1e\+30/) });
});

test("a signal stops all threads at the same step: what was done is there, and the process can end", async () => {
  const stop = new AbortController();
  const run = parallel(2, { epochs: 100_000 }, { signal: stop.signal });
  for await (const { epoch } of run) if (epoch === 3) stop.abort();
  const { outcome, records } = await run.result();
  expect(outcome.kind).toBe("stopped");
  expect(records.length).toBeGreaterThanOrEqual(3);
  expect(records.length).toBeLessThan(1000);
});

test("a signal stops all threads within the validation before the first step, some with fewer batches of it", async () => {
  const stop = new AbortController();
  const run = parallel(3, { hiddenSizes: [200], windows: 26_000, length: 100 }, { signal: stop.signal });
  setTimeout(() => stop.abort(), 1500);
  const { outcome, records, initialValidation } = await run.result();
  expect(outcome).toEqual({ kind: "stopped", detail: "stopped after 0 of 4 epochs" });
  expect(records).toEqual([]);
  expect(initialValidation).toBeNull();
});

test("a recipe that is not the same in every thread is refused: its data here, drawn without a seed", async () => {
  await expect(parallel(2, { unseeded: true }).result()).rejects.toThrow(
    /every member of a team must have the same training windows.*no unseeded random numbers/,
  );
});

test("leaving the loop ends threads that wait for one another", async () => {
  const run = parallel(2, { epochs: 100_000 });
  for await (const { epoch } of run) if (epoch === 2) break;
  await expect(run.result()).rejects.toThrow("the loop over the records was left before its end");
});

test("what fails in a thread is thrown to whoever waits, with its own message", async () => {
  await expect(parallel(2, { batchSize: 0 }).result()).rejects.toThrow("`batchSize` must be an integer >= 1, got 0");
  const none = new URL("./recipes/none.js", import.meta.url);
  await expect(trainParallel({ recipe: none, workers: 2 }).result()).rejects.toThrow(
    /must export a function as its default/,
  );
  const quits = new URL("./recipes/quits.js", import.meta.url);
  await expect(trainParallel({ recipe: quits, workers: 2 }).result()).rejects.toThrow("ended by itself, exit code 3");
  const wide = parallel(2, { hiddenSizes: [100_000] });
  await expect(wide.result()).rejects.toThrow(/must give at most 268435456 parameters, got 100000, which give \d+/);
  const missing = new URL("./recipes/missing.js", import.meta.url);
  await expect(trainParallel({ recipe: missing, workers: 2 }).result()).rejects.toThrow(/missing\.js/);
  expect(() => trainParallel({ recipe: url, workers: 0 })).toThrow(
    "`workers` must be an integer from 1 to 1024, got 0",
  );
});

test.each([
  ["null", "`recipe` must return the options of train, got null. Return { network, data, ... }."],
  ["number", "train: `network` must be a network, got 5."],
  ["throws", "`recipe` must return the options of train, which failed: no data today. Correct what it does."],
])("a recipe that gives no options (%s) is refused in words, without a stack", async (how, message) => {
  const unusable = new URL("./recipes/unusable.js", import.meta.url);
  const error = await trainParallel({ recipe: unusable, input: { how }, workers: 2 }).result().catch(String);
  expect(error).toContain(`GradusError: trainParallel: ${message}`);
  expect(error).not.toMatch(/\n/);
});

test("a module that does not load is refused with its name, one that a thread could not find by its path at once", async () => {
  const missing = new URL("./recipes/missing.js", import.meta.url);
  const error = await trainParallel({ recipe: missing, workers: 2 }).result().catch(String);
  expect(error).toMatch(
    /^GradusError: trainParallel: `recipe` must load in every worker thread, got "file:.*missing\.js"/,
  );
  for (const recipe of ["./recipe.js", "recipe.js", "", "https://example.com/recipe.js"]) {
    expect(() => trainParallel({ recipe })).toThrow(
      `\`recipe\` must be a module: a file's URL or absolute path, got "${recipe}".`,
    );
  }
});

test("an input that cannot be copied to a thread is refused with the place in it", async () => {
  const input = { shape: { rows: [1, () => 2] } };
  await expect(parallel(2, input).result()).rejects.toThrow(
    "trainParallel: `input` must be plain data that can be copied to a thread, got a function at input.shape.rows[1].",
  );
});
