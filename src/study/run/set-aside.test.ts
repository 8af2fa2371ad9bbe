import { expect, test } from "vitest";
import { referenceKernels } from "../../kernels/reference/index.js";
import type { TrialResult } from "../spec/trial.js";
import { memoryStore } from "../testing/memory-store.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import { type ExecutorFactory, inlineExecutor } from "./executor.js";
import { runStudy } from "./run-study.js";

const inline = inlineExecutor({ kernels: () => referenceKernels(), now: () => 0 });

/** Gives up every second evaluation run, as a queue does whose workers are ill. */
const ill: ExecutorFactory = {
  ...inline,
  start(folds) {
    const executor = inline.start(folds);
    return {
      async *run(specs, hooks) {
        let count = 0;
        for await (const result of executor.run(specs, hooks))
          yield result.record.phase === "evaluation" && count++ % 2 === 0 ? setAside(result) : result;
      },
    };
  },
};

function setAside({ record }: TrialResult): TrialResult {
  const nothing = { epochs: [], bestEpoch: null, bestValidationError: null, initialValidationError: null };
  const outcome = { outcome: "diverged" as const, outcomeDetail: "after 3 attempts that got nowhere", setAside: 3 };
  return { record: { ...record, ...nothing, ...outcome }, parameters: null };
}

test("runs that were set aside are none that diverged, and the same command runs them to the study of healthy workers", async () => {
  const { store, held } = memoryStore();
  const { study: whole } = await runStudy(smallStudyOptions, surroundings({ executor: inline }));
  const { study: first } = await runStudy(smallStudyOptions, surroundings({ executor: ill, store }));
  const lost = first.trials.filter((trial) => trial.setAside !== undefined).length;
  expect(lost).toBeGreaterThan(0);
  expect(held.trials.size).toBe(first.trials.length - lost);
  expect(first.summaries.map(({ diverged }) => diverged)).toEqual(whole.summaries.map(({ diverged }) => diverged));

  const { study: again } = await runStudy(smallStudyOptions, surroundings({ executor: inline, store }));
  expect(again.trials.map(({ bestValidationError }) => bestValidationError)).toEqual(
    whole.trials.map(({ bestValidationError }) => bestValidationError),
  );
  expect(again.plan.openings.map(({ runs }) => runs)).toEqual(
    [first, whole].map(({ trials }) => trials.filter((one) => one.phase === "evaluation" && !one.setAside).length),
  );
});
