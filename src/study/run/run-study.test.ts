import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { buildNetwork } from "../../network/build.js";
import type { EvaluationSize } from "../records/evaluation-size.js";
import type { StudyManifest } from "../records/manifest.js";
import { addingStudyTask } from "../spec/adding-task.js";
import { defaultCriteria } from "../spec/criteria.js";
import { methodsNamed } from "../spec/methods/index.js";
import type { StudyOptions } from "../spec/options.js";
import { memoryStore } from "../testing/memory-store.js";
import { surroundings } from "../testing/surroundings.js";
import { withoutTimes } from "../times.js";
import type { ExecutorFactory } from "./executor.js";
import type { StudyEvent } from "./progress.js";
import { runStudy } from "./run-study.js";
import { noStore, type StudyStore } from "./store.js";

const options: StudyOptions = {
  task: addingStudyTask({ length: 4, train: 60, validation: 30, test: 30, stream: randomStream(1) }),
  network: buildNetwork({ inputSize: 2, hiddenSizes: [4] }).spec,
  methods: methodsNamed(["sgd", "diffusion"]),
  criteria: defaultCriteria,
  size: { batchSizes: [16], epochs: 3, seeds: 3, tuningTrials: 2 },
  seed: 1,
  targetError: null,
  timeBudgetSeconds: null,
};

test("a study runs in one thread without Node.js: same seed, same record", async () => {
  const { study, models } = await runStudy(options, surroundings());
  expect(study.outcome).toBe("complete");
  expect(study.trials).toHaveLength(13); // 2 x 2 of tuning, 3 pilots, 2 x 3 of evaluation
  expect(models.map(({ method }) => method)).toEqual(["sgd", "diffusion"]);
  const again = await runStudy(options, surroundings());
  expect(withoutTimes(again.study)).toEqual(withoutTimes(study));
});

test.each(["spread", "random", "bayes"])(
  "by successive halving, with settings from %s, every run is whole, and the best by the longest ones is evaluated",
  async (sampler) => {
    const size = { batchSizes: [16], epochs: 8, seeds: 1, tuningTrials: 7 };
    const methods = methodsNamed(["sgd", "diffusion"], { sigma: "tuned" });
    const asked = { ...options, methods, size, sampler, tuning: "halving" };
    const { store } = memoryStore();
    const { study } = await runStudy(asked, surroundings({ store }));
    expect(study.outcome).toBe("complete");
    for (const { name } of methods) {
      const own = study.trials.filter(({ phase, method }) => phase === "tuning" && method === name);
      expect(own.map(({ epochs }) => epochs.length)).toEqual([...Array(8).fill(2), ...Array(4).fill(4), 8, 8, 8]);
      expect(own.every(({ epochs }) => epochs.at(-1)!.sigma === 0)).toBe(true);
      const settings = own.slice(-3).map(({ setting }) => setting);
      const [evaluated] = study.trials.filter(({ phase, method }) => phase === "evaluation" && method === name);
      expect(settings).toContainEqual(evaluated!.setting);
    }
    const work = study.tuning.map(({ runs, steps, settings, finalists }) => ({ runs, steps, settings, finalists }));
    expect(work).toEqual([work[0], work[0]]);
    expect(work[0]).toMatchObject({ runs: 15, finalists: 3, steps: 56 * 4 });
    let again = 0;
    const onEvent = (event: StudyEvent) => {
      if (event.kind === "planned") again += event.trials - event.resumed;
    };
    expect(withoutTimes((await runStudy(asked, surroundings({ store, onEvent }))).study)).toEqual(withoutTimes(study));
    expect(again).toBe(0);
  },
);

test("the test part is not read before the last trial has ended", async () => {
  let reads = 0;
  let readsAtLastTrial = -1;
  const { task } = options;
  const test = new Proxy(task.windows.test, {
    get(target, key) {
      if (key === "starts") reads++;
      return target[key as keyof typeof target];
    },
  });
  const watched = { ...task, windows: { ...task.windows, test } };
  let readsBeforeTrials = -1;
  const { study } = await runStudy(
    { ...options, task: watched },
    surroundings({
      onEvent(event) {
        if (event.kind === "planned") readsBeforeTrials = reads; // the fingerprint of the data
        if (event.kind === "trial") readsAtLastTrial = reads;
      },
    }),
  );
  expect(readsAtLastTrial).toBe(readsBeforeTrials);
  expect(reads).toBeGreaterThan(readsAtLastTrial);
  expect(study.trials.some(({ testError }) => testError !== null)).toBe(true);
});

test("a method whose tuning always diverges is left out of the evaluation, and the study is complete and says so", async () => {
  const far = { low: 1e200, high: 1e200, scale: "log" } as const;
  const methods = options.methods.map((method) => ({ ...method, space: { "rate.learningRate": far } }));
  const { study, models } = await runStudy({ ...options, methods }, surroundings());
  expect(study.trials.every(({ outcome, phase }) => outcome === "diverged" && phase === "tuning")).toBe(true);
  expect(study.outcome).toBe("complete");
  expect(study.verdict.decision).toBe("inconclusive");
  expect(models).toEqual([]);
});

test("a stop during tuning under a time budget leaves the evaluation undecided, for the same command to go on", async () => {
  const stop = new AbortController();
  const written: (StudyManifest | EvaluationSize)[] = [];
  const keep = async (record: StudyManifest | EvaluationSize) => void written.push(record);
  const store: StudyStore = { ...noStore, write: keep, writeEvaluation: keep };
  const onEvent = (event: StudyEvent) => {
    if (event.kind === "trial") stop.abort();
  };
  const stopped = { ...options, timeBudgetSeconds: 600 };
  const { study } = await runStudy(stopped, surroundings({ signal: stop.signal, store, onEvent }));
  expect(study.outcome).toBe("stopped");
  expect(written.map(({ schema }) => schema)).toEqual(["gradus.manifest"]);

  written.length = 0;
  await runStudy(stopped, surroundings({ store }));
  expect(written.map(({ schema }) => schema)).toEqual(["gradus.manifest", "gradus.evaluation", "gradus.manifest"]);
  expect(written.at(1)).toMatchObject({ size: { seeds: 3, tuningTrials: 2 } });
});

describe("a stop while the test part is read", () => {
  /** Ten batches of test windows a trial, a clock that is slow enough for a pause after each, and a signal that comes in the first of them. */
  const scored = (store: StudyStore) => {
    const stop = new AbortController();
    let ended = 0;
    const onEvent = ({ kind }: StudyEvent) => void (kind === "trial" && ended++);
    const kernels = () => {
      if (ended > 0) setTimeout(() => stop.abort(), 0); // the engine to score on
      return referenceKernels();
    };
    return runStudy(long, surroundings({ signal: stop.signal, store, now: ticking(), kernels, onEvent }));
  };
  const ticking = () => {
    let time = 0;
    return () => (time += 100);
  };
  const task = addingStudyTask({ length: 4, train: 60, validation: 30, test: 2560, stream: randomStream(1) });
  const size = { batchSizes: [16], epochs: 1, seeds: 1, tuningTrials: 1 };
  const long = { ...options, task, methods: methodsNamed(["sgd"]), size };

  test("shows nothing of it where the trials are kept, and the same study then reads all of it", async () => {
    const { store, held } = memoryStore();
    await expect(scored(store)).rejects.toThrow("Stopped while the test part was read: nothing of it is shown.");
    expect(held.trials.size).toBeGreaterThan(1);
    expect(held.seconds).toBeGreaterThan(0);
    const { study } = await runStudy(long, surroundings({ store }));
    expect(study.outcome).toBe("complete");
    const [trial] = study.trials.filter(({ phase }) => phase === "evaluation");
    expect(trial!.testError).toBeGreaterThan(0);
  });

  test("is not obeyed where nothing keeps them", async () => {
    const { study } = await scored(noStore);
    expect(study.outcome).toBe("complete");
  });
});

test("an executor that loses a trial ends the study with the trial's name, and the same command goes on", async () => {
  const { store } = memoryStore();
  const whole = surroundings().executor;
  const losing: ExecutorFactory = {
    ...whole,
    start: (folds) => ({
      async *run(specs, hooks) {
        yield* whole.start(folds).run(specs.length > 1 ? specs.slice(1) : specs, hooks);
      },
    }),
  };
  await expect(runStudy(options, surroundings({ store, executor: losing }))).rejects.toThrow(
    /^executor: must bring every trial to its end unless it is told to stop, got none of 1, "tune\/.*" the first\./,
  );
  const { study } = await runStudy(options, surroundings({ store }));
  expect([study.outcome, study.trials.length]).toEqual(["complete", 13]);
});

test("a stop before the first trial still ends in a record", async () => {
  const stop = new AbortController();
  stop.abort();
  const { study } = await runStudy(options, surroundings({ signal: stop.signal }));
  expect(study.outcome).toBe("stopped");
  expect(study.trials).toEqual([]);
});

test("a task whose windows cannot be is refused before the first trial, by part and field", async () => {
  const { task } = options;
  const withPart = (part: "train" | "validation" | "test", change: object) =>
    runStudy(
      { ...options, task: { ...task, windows: { ...task.windows, [part]: { ...task.windows[part], ...change } } } },
      surroundings(),
    );
  await expect(withPart("train", { inputs: new Float32Array(480).fill(Number.NaN) })).rejects.toThrow(
    "runStudy: `task.windows.train.inputs` must be finite numbers of at most 1e+15, got NaN in row 1, column 1.",
  );
  await expect(withPart("test", { weights: undefined, weigths: null })).rejects.toThrow(
    "runStudy: there is no option `task.windows.test.weigths`. Did you mean `task.windows.test.weights`?",
  );
  await expect(withPart("validation", { lengths: undefined })).rejects.toThrow(
    "runStudy: `task.windows.validation.lengths` must be a Uint32Array, or null, got nothing.",
  );
});

test("a sampler, a loss and a network that do not fit are refused by option and method before the first trial", async () => {
  const said = (change: Partial<StudyOptions>) =>
    runStudy({ ...options, ...change }, surroundings()).then(
      () => "accepted",
      (error: Error) => error.message,
    );
  expect(await said({ sampler: "x" })).toBe(
    'runStudy: `sampler` names an unknown sampler "x". Known: spread, random, bayes.',
  );
  expect(await said({ tuning: "seed" })).toMatch(
    /^runStudy: `tuning` names an unknown tuning plan "seed"\. Did you mean "seeds"\?/,
  );
  expect(await said({ tuningSeeds: 2 })).toBe(
    "runStudy: `tuningSeeds` must fit into `size.tuningTrials`: 2 seeds take at least 6 trials, got 2. Take more trials, or fewer seeds.",
  );
  const [sgd] = options.methods;
  const yesOrNo = { ...sgd!, recipe: { ...sgd!.recipe, loss: { name: "binary-cross-entropy" } } };
  expect(await said({ methods: [yesOrNo] })).toMatch(
    /^runStudy: `recipe\.loss` of method "sgd" and `task\.windows\.train`: binary-cross-entropy: targets must be 0 or 1, got/,
  );
  const stacked = buildNetwork({ inputSize: 2, hiddenSizes: [4, 4] }).spec;
  expect(await said({ network: stacked, methods: methodsNamed(["sgd", "penalty"]) })).toBe(
    'runStudy: `methods` names "penalty", which trains one recurrent layer, got `hiddenSizes` [4, 4]. ' +
      "Name another method, or change the network.",
  );
});
