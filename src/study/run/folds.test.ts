import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { seriesOf } from "../../data/testing.js";
import type { TrialRecord } from "../records/trial.js";
import { defaultCriteria } from "../spec/criteria.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor, type StudyOptions } from "../spec/options.js";
import { type SeriesTaskOptions, seriesTask } from "../spec/series-task.js";
import { memoryStore } from "../testing/memory-store.js";
import { surroundings } from "../testing/surroundings.js";
import { runStudy } from "./run-study.js";

const noise = randomStream(3);
const y = Array.from({ length: 240 }, (_, k) => Math.sin(k / 4) + 0.1 * noise.normal() + k / 100);
const cut = (change: Partial<SeriesTaskOptions>): StudyOptions => {
  const task = seriesTask({
    ...{ series: seriesOf({ y }), inputs: ["y"], targets: ["y"], notes: [], missing: "none", window: 4, horizon: 1 },
    ...{ validationShare: 0.2, testShare: 0.2 },
    ...change,
  });
  const rate = { "rate.learningRate": { low: 0.05, high: 0.05, scale: "log" as const } };
  return {
    task,
    network: networkFor(task, { hiddenSizes: [3] }),
    methods: methodsNamed(["sgd", "diffusion"]).map((method) => ({ ...method, space: { ...method.space, ...rate } })),
    criteria: defaultCriteria,
    size: { batchSizes: [16], epochs: 3, seeds: 2, tuningTrials: 1 },
    seed: 1,
    targetError: null,
    timeBudgetSeconds: null,
  };
};
const folded = cut({ testShare: 0.4, folds: 2 });
const results = ({ testError, testErrorsByStep, bestValidationError, seed, method, epochs }: TrialRecord) => ({
  ...{ testError, testErrorsByStep, bestValidationError, seed, method },
  errors: epochs.map(({ validationError }) => validationError),
});

test("runs of the last fold are those of the same parts as a study of their own, bit for bit", async () => {
  const [{ study }, { study: alone }] = await Promise.all(
    [folded, cut({ testShare: 0.2 })].map((options) => runStudy(options, surroundings())),
  );
  const evaluated = ({ trials }: typeof study, fold: number) =>
    trials.filter((trial) => trial.phase === "evaluation" && trial.fold === fold);
  expect(evaluated(study, 2).map(results)).toEqual(evaluated(alone, 1).map(results));
  expect(evaluated(study, 2)[0]!.testError).toBeGreaterThan(0);
  expect(evaluated(study, 1).map(results)).not.toEqual(evaluated(alone, 1).map(results));
  expect(study.trials.map(({ id }) => id)).toContain("run/diffusion/b16/seed2/fold1");
  expect(study.forecast!.truth).toEqual(alone.forecast!.truth);
  expect(study.target.earlierFolds).toHaveLength(1);
  expect(study.verdict.folds).toHaveLength(2);
});

test("a simple forecast's error is the mean over the folds", async () => {
  const { study } = await runStudy(folded, surroundings());
  const { study: last } = await runStudy(cut({ testShare: 0.2 }), surroundings());
  const errorOf = ({ baselines }: typeof study) => baselines.find(({ name }) => name === "last value")!.testError;
  const rows = Array.from({ length: 48 }, (_, k) => 144 + k).filter((row) => row >= 144 + 4); // of the first fold's test part
  const first = Math.sqrt(rows.reduce((sum, row) => sum + (y[row]! - y[row - 1]!) ** 2, 0) / rows.length);
  expect(errorOf(study)).toBeCloseTo((first + errorOf(last)) / 2, 5);
});

test("a study of several folds is taken up where it was, and is another than that of one", async () => {
  const { store } = memoryStore();
  const { study } = await runStudy(folded, surroundings({ store }));
  const events: string[] = [];
  const again = await runStudy(folded, {
    ...surroundings({ store }),
    onEvent: (event) => event.kind === "planned" && events.push(`${event.resumed} of ${event.trials}`),
  });
  const count = 2 + 3 * 2 + 2 * 2 * 2; // tuning, pilots, evaluation
  expect(events).toEqual([`${count} of ${count}`]);
  expect(again.study.trials).toEqual(study.trials);
  await expect(runStudy(cut({ testShare: 0.4 }), surroundings({ store }))).rejects.toThrow("`folds` (2, here 1)");
});

test("few test windows in each fold are no matter where all of them together are enough", () => {
  const few = (change: Partial<SeriesTaskOptions>) =>
    cut(change).task.record.audit.flatMap((finding) =>
      finding.code === "few-windows" && finding.part === "test" ? [finding.windows] : [],
    );
  expect(few({ testShare: 0.5, folds: 1, validationShare: 0.2 })).toEqual([]); // 116
  expect(few({ testShare: 0.5, folds: 2, validationShare: 0.2 })).toEqual([]); // 112
  expect(few({ testShare: 0.3, folds: 2, validationShare: 0.2 })).toEqual([64]);
});

test("a fold that is too short for a window is named with what to do", () => {
  expect(() => cut({ testShare: 0.1, folds: 6 })).toThrow(
    "`folds` 6 leaves the test part of fold 1 with 4 consecutive rows, and `window` 4 with `horizon` 1 needs 5. Take fewer `folds`,",
  );
  expect(() => cut({ gap: 60 })).toThrow(
    "`gap` 60 leaves the validation part with 0 consecutive rows, and `window` 4 with `horizon` 1 needs 5. Take a smaller `gap`,",
  );
});
