import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { addingStudyTask } from "../spec/adding-task.js";
import { memoryStore } from "../testing/memory-store.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import type { Costs } from "../tune/budget.js";
import { ensureValidationFits } from "./ensure-validation-fits.js";
import { estimateStudy } from "./estimate-study.js";
import { runStudy } from "./run-study.js";

const sizes = { length: 4, train: 60, validation: 20_000, test: 30 };
const task = addingStudyTask({ ...sizes, stream: randomStream(1) });
const asked = { ...smallStudyOptions, task };
const costsOf = (step: number, validation: number): Costs => ({ steps: null, step: () => step, validation });
const ensure = (timeBudgetSeconds: number | null, costs: Costs) => () =>
  ensureValidationFits({ ...asked, timeBudgetSeconds }, { costs, spent: 1, workers: 1 });

test("a budget that validations alone would use up is refused, with the rows that it has room for and the time that would do", () => {
  // 10 runs of 3 epochs of 4 steps, with 12 validations each
  expect(ensure(20, costsOf(0.001, 2))).toThrow(
    "`timeBudgetSeconds` must let every run measure the 20000 validation windows after each epoch, which takes the smallest study 5 min here, got 20 s. " +
      "Keep at most 4700 of the 80360 rows, or give 6 min or more, or no limit.",
  );
});

test.each([
  ["that suffices", 400, costsOf(0.001, 2)],
  ["without an end", null, costsOf(0.001, 2)],
  ["that steps alone would use up", 20, costsOf(1, 2)],
  ["in which not even a few windows could be measured", 1.01, costsOf(0, 2)],
])("a budget %s is not", (_, budget, costs) => {
  expect(ensure(budget, costs)).not.toThrow();
});

test("a study is refused before anything of it is written, as its estimate is", async () => {
  let clock = 0;
  const now = () => (clock += 2); // 4,096 windows take as long as a step
  const { store, held } = memoryStore();
  const options = { ...asked, timeBudgetSeconds: 1.2 };
  await expect(runStudy(options, surroundings({ store, now }))).rejects.toThrow("validation windows after each epoch");
  expect(held.manifest).toBeNull();
  const kernels = () => referenceKernels();
  await expect(estimateStudy(options, { kernels, now, workers: 1 })).rejects.toThrow("Keep at most");
});
