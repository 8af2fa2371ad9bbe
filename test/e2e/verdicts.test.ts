import { referenceKernels, selectKernels } from "gradus";
import { readTable } from "gradus/node";
import {
  defaultCriteria,
  inlineExecutor,
  methodsNamed,
  networkFor,
  runStudy,
  type StudyRecord,
  seriesTask,
} from "gradus/study";
import { expect, test } from "vitest";
import { surroundings } from "../../src/study/testing/surroundings.js";
import { sample } from "./command.js";

/** The study of one seed on the sample series by one engine, on a clock that counts its readings: no machine's speed in it. */
async function study(engine: "reference" | "wasm"): Promise<StudyRecord> {
  const kernels = () => (engine === "reference" ? referenceKernels() : selectKernels({ engine }).kernels);
  let time = 0;
  const now = () => (time += 1);
  const columns = { target: ["temp_max"], inputs: ["precipitation", "temp_max", "temp_min", "wind"] };
  const { series, inputs, targets, notes, missing } = await readTable(sample, columns);
  const cut = { window: 8, horizon: 1, validationShare: 0.2, testShare: 0.2 };
  const task = seriesTask({ series, inputs, targets, notes, missing, ...cut });
  const result = await runStudy(
    {
      task,
      network: networkFor(task, { hiddenSizes: [8] }),
      methods: methodsNamed(["sgd", "momentum", "diffusion"]),
      criteria: defaultCriteria,
      size: { batchSizes: [32], epochs: 12, seeds: 3, tuningTrials: 3 },
      seed: 1,
      targetError: null,
      timeBudgetSeconds: null,
    },
    surroundings({ executor: inlineExecutor({ kernels, now }), kernels, now }),
  );
  return result.study;
}

test("both engines give the same verdict for the same seed: decision, criteria, reasons, batch sizes, epochs to the target", async () => {
  const [reference, wasm] = [await study("reference"), await study("wasm")];
  expect(wasm.software.engine).toMatch(/^wasm-/);
  expect(reference.software.engine).toBe("reference-float32");
  const judged = ({ verdict, summaries }: StudyRecord) => ({
    decision: verdict.decision,
    criteria: verdict.criteria.map(({ name, result }) => `${name} ${result}`),
    reasons: verdict.reasons.map(({ code }) => code),
    contenders: [verdict.diffusion, verdict.reference, verdict.sameOptimizer?.method],
    summaries: summaries.map(({ method, learningRate, successes, epochsToTarget, secondsToTarget }) => ({
      ...{ method, learningRate, successes },
      times: [epochsToTarget!, secondsToTarget!].map(rounded),
    })),
    timeRatio: [verdict.timeRatio.value!, verdict.timeRatio.low!, verdict.timeRatio.high!].map(rounded),
  });
  const rounded = (value: number) => value.toPrecision(5); // interpolated between errors that differ in single precision
  expect(judged(wasm)).toEqual(judged(reference));
  expect(reference.verdict.timeRatio.value).not.toBeNull(); // there was something to judge
  for (const [k, { testError }] of wasm.summaries.entries()) {
    expect(Math.abs(testError! / reference.summaries[k]!.testError! - 1)).toBeLessThan(0.001);
  }
});
