import { describe, expect, test } from "vitest";
import { SEQUENCE_TASKS, type SequenceData, type SequenceTask } from "../../../data/sequences/contract.js";
import { amountsOf, classesOf, numbersOf, symbolsOf } from "../../../data/sequences/testing.js";
import { metrics } from "../../../metric/index.js";
import { parseStudy, studyJson } from "../../records/parse.js";
import type { StudyRecord } from "../../records/study.js";
import { runStudy } from "../../run/run-study.js";
import { memoryStore } from "../../testing/memory-store.js";
import { surroundings } from "../../testing/surroundings.js";
import { defaultCriteria } from "../criteria.js";
import { ensureTask } from "../ensure-task.js";
import { methodsNamed } from "../methods/index.js";
import { networkFor, type StudyOptions } from "../options.js";
import { SEQUENCE_KINDS } from "./kinds.js";
import { measureForecast } from "./measure-forecast.js";
import { type SequenceDataTaskOptions, sequenceDataTask } from "./sequence-data-task.js";
import { withLoss } from "./with-loss.js";

const shares = { validationShare: 0.2, testShare: 0.2 };
const wave = (k: number) => Array.from({ length: 2 + (k % 3) }, (_, t) => [Math.sin(k + t), (k % 2) + t / 4]);
const names = Array.from({ length: 30 }, (_, k) => (k % 2 === 0 ? "even" : "odd"));
const table = Array.from({ length: 60 }, (_, k) => Math.sin(k));

const DATA: Readonly<Record<SequenceTask, SequenceData>> = {
  classify: numbersOf(
    names.map((_, k) => wave(k)),
    { labels: classesOf("sequence", names) },
  ),
  regress: numbersOf(
    names.map((_, k) => wave(k)),
    {
      labels: amountsOf(
        "sequence",
        names.map((_, k) => [k % 7]),
      ),
    },
  ),
  tag: numbersOf([table], {
    labels: classesOf(
      "step",
      table.map((x) => (x > 0 ? "up" : "down")),
    ),
  }),
  frames: numbersOf([table.map((x) => [Number(x > 0), Number(x > 0.5), 0])]),
  chars: symbolsOf(["what is told is told again, and ".repeat(8)]),
};

const made = (task: SequenceTask, more: Partial<SequenceDataTaskOptions> = {}) =>
  sequenceDataTask({
    data: DATA[task],
    task,
    ...shares,
    window: task === "classify" || task === "regress" ? undefined : 4,
    ...more,
  });

/** What no clock has a part in. */
const timeless = ({ trials, baselines, measures, forecast, scores }: StudyRecord) => ({
  trials: trials.map(({ id, setting, bestValidationError, testError, epochs }) => ({
    ...{ id, setting, bestValidationError, testError },
    epochs: epochs.map(({ validationError, trainObjective, sigma }) => [validationError, trainObjective, sigma]),
  })),
  ...{ baselines, measures, forecast, scores },
});

describe.each(SEQUENCE_TASKS)("%s", (task) => {
  test("is a task that studies take, decided by the kind's first metric, its measures beside it", () => {
    const made_ = made(task);
    expect(() => ensureTask(made_)).not.toThrow();
    const { record, loss } = made_;
    const { deciding, measures } = SEQUENCE_KINDS[task];
    expect(record).toMatchObject({ kind: task, source: "made", metric: { name: deciding[0] } });
    expect(record.measures.map(({ name }) => name)).toEqual(measures.filter((name) => name !== deciding[0]));
    expect(loss).toEqual(SEQUENCE_KINDS[task].loss);
    expect(record.rows).toBe(DATA[task].offsets.at(-1));
  });

  test("every metric that may decide falls as training goes, and every name is a metric's", () => {
    for (const name of SEQUENCE_KINDS[task].deciding) expect(metrics.get(name).direction).toBe("lower");
    for (const name of SEQUENCE_KINDS[task].measures) expect(metrics.get(name).name).toBe(name);
  });

  test("simple forecasts are judged on the validation part by the metric that decides", () => {
    const { baselines, windows, record } = made(task);
    expect(baselines.length).toBeGreaterThanOrEqual(2);
    const metric = metrics.get(record.metric.name);
    for (const { predict, validationError } of baselines) {
      const own = measureForecast(predict(windows.validation), windows.validation, metric);
      expect(validationError).toBeCloseTo(own * (metric.unit === "target" ? windows.errorFactor : 1), 6);
    }
  });

  test("a tiny study of it runs to the end, is written and read again, and one seed gives the same bits twice", async () => {
    const run = async () => {
      const own = made(task);
      const options: StudyOptions = {
        task: own,
        network: networkFor(own, { hiddenSizes: [3] }),
        methods: withLoss(methodsNamed(["sgd", "diffusion"], { sigma: "tuned" }), own.loss!),
        criteria: defaultCriteria,
        size: { batchSizes: [8], epochs: 2, seeds: 2, tuningTrials: 1 },
        seed: 1,
        targetError: null,
        timeBudgetSeconds: null,
      };
      const { study } = await runStudy(options, surroundings({ store: memoryStore().store }));
      return study;
    };
    const study = await run();
    expect(study.outcome).not.toBe("stopped");
    expect(parseStudy(studyJson(study))).toEqual(study);
    expect(
      study.trials.every(({ testError }, k) => testError !== null || study.trials[k]!.phase !== "evaluation"),
    ).toBe(true);
    expect(study.measures.length > 0).toBe(task !== "regress");
    for (const { values } of study.measures) expect(values).toHaveLength(1 + study.task.measures.length);
    expect(timeless(await run())).toEqual(timeless(study));
  });
});

test("windows are told by their sequence, and by the step where it goes on", () => {
  const { testLabel, record, windows } = made("tag");
  expect(testLabel(0)).toBe("s0, step 49");
  expect(testLabel(windows.test.length - 1)).toBe("s0");
  expect(record.parts.test).toEqual({ windows: 12, from: "s0, step 49", to: "s0", segments: 1 });
});

test("smoothed labels and balanced weights reach training alone: parts that are measured and forecasts to beat are those without", () => {
  const plain = made("classify");
  const own = made("classify", { labelSmoothing: 0.2, classWeights: "balanced" });
  expect(own.windows.train.targets).not.toEqual(plain.windows.train.targets);
  expect(own.windows.train.weights).not.toBeNull();
  for (const part of ["validation", "test"] as const) expect(own.windows[part]).toEqual(plain.windows[part]);
  for (const [k, { name, validationError, predict }] of plain.baselines.entries()) {
    expect(own.baselines[k]).toMatchObject({ name, validationError });
    expect(own.baselines[k]!.predict(own.windows.test)).toEqual(predict(plain.windows.test));
  }
});

test("error-rate may decide classes; a metric of another task is refused, with those that may", () => {
  expect(made("classify", { metric: "error-rate" }).record.metric.name).toBe("error-rate");
  expect(() => made("frames", { metric: "error-rate" })).toThrow(
    'sequenceDataTask: `metric` of the task "frames" must be one of nats-a-step, got "error-rate". Leave it out for nats-a-step.',
  );
  expect(() => made("classify", { metric: "accuracy" })).toThrow(
    'must be one of softmax-cross-entropy, error-rate, got "accuracy"',
  );
});

test("a task without a test part is made, for training alone", () => {
  const { windows, record } = made("classify", { testShare: 0 });
  expect(windows.test.length).toBe(0);
  expect(record.parts.test).toEqual({ windows: 0, from: "", to: "", segments: 1 });
});

test("data made by hand that break their contract are refused before anything is made of them", () => {
  const { labels } = DATA.classify;
  const codes = Uint16Array.from(names, (_, k) => k % 3);
  const data = { ...DATA.classify, labels: { ...labels, codes } as SequenceData["labels"] };
  expect(() => made("classify", { data })).toThrow(
    "sequenceDataTask: `data.labels.codes` must be places in the 2 `classes`, or 65535 for none, got 2 at [2].",
  );
});

test("a text of one symbol, or whose training part is, is refused: nothing could be learned of it", () => {
  for (const text of ["a".repeat(300), `${"a".repeat(290)}bbbbbbbbbb`]) {
    expect(() => made("chars", { data: symbolsOf([text]) })).toThrow(
      'made: the training part must hold two different symbols or more, got "a" alone. Give another text.',
    );
  }
});
