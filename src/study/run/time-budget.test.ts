import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { referenceKernels } from "../../kernels/reference/index.js";
import { methodsNamed } from "../spec/methods/index.js";
import type { StudyOptions } from "../spec/options.js";
import { contextOf } from "../spec/task.js";
import type { TrialResult, TrialSpec } from "../spec/trial.js";
import { memoryStore } from "../testing/memory-store.js";
import { trial } from "../testing/records.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import { trialSeconds } from "../tune/budget.js";
import { calibrate } from "../tune/calibrate.js";
import type { ExecutorFactory } from "./executor.js";
import { runStudy } from "./run-study.js";
import type { StudyStore } from "./store.js";

/** Milliseconds; the budget's timers and all durations go by it. */
let time = 0;
let timers: { readonly at: number; readonly call: () => void }[] = [];
const now = () => (time += 2); // steps are timed in few calls
const pass = (milliseconds: number) => {
  time += milliseconds;
  for (const timer of timers) if (timer.at <= time) timer.call();
  timers = timers.filter(({ at }) => at > time);
};
beforeEach(() => {
  const real = globalThis.setTimeout;
  timers = [];
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((call: () => void, milliseconds = 0) => {
    if (milliseconds === 0) return real(call, 0); // a pause for other events
    timers.push({ at: time + milliseconds, call });
    return 0;
  }) as typeof setTimeout);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const asked: StudyOptions = {
  ...smallStudyOptions,
  methods: methodsNamed(["sgd", "momentum", "diffusion"]),
  size: { batchSizes: [8, 16, 32], epochs: 40, seeds: 12, tuningTrials: 12 },
};

/** Trains nothing: a run takes so many times the seconds that its steps were timed at. */
async function machine(factor: number): Promise<ExecutorFactory> {
  const { task, network, methods, size } = asked;
  const costs = await calibrate(contextOf(task, network), {
    ...{ methods, batchSizes: size.batchSizes, kernels: () => referenceKernels(), now },
  });
  const resultOf = (spec: TrialSpec, secondsTotal: number): TrialResult => {
    const { id, phase, setting, batchSize, seed, epochs, method } = spec;
    const errors = Array.from({ length: epochs }, (_, k) => 1 + 1 / (k + 1));
    const made = trial({ id, phase, setting, batchSize, seed, method: method.name, errors, secondsTotal });
    const parameters = phase === "evaluation" ? new Float32Array(33) : null;
    return { record: { ...made, initialValidationError: 3, testError: null, testErrorsByStep: null }, parameters };
  };
  return {
    workers: 1,
    engine: "reference",
    start: (folds) => ({
      async *run(specs, { signal }) {
        for (const spec of specs) {
          const seconds = factor * trialSeconds(costs, { ...spec, trainWindows: folds[0]!.train.length });
          for (let part = 0; part < 20 && !signal.aborted; part++) pass((1000 * seconds) / 20);
          if (signal.aborted) return;
          yield resultOf(spec, seconds);
        }
      },
    }),
  };
}

async function study(factor: number, timeBudgetSeconds: number | null, store: StudyStore = memoryStore().store) {
  const executor = await machine(factor);
  return (await runStudy({ ...asked, timeBudgetSeconds }, surroundings({ now, executor, store }))).study;
}

/** Seconds that the whole study would take as its steps were timed. */
let known: number | null = null;
const whole = async () => (known ??= (await study(1, null)).secondsTotal);

test.each([0.5, 0.7, 1, 1.3, 2])(
  "a study that is cut uses 70 to 105 percent of its budget where its runs take %s times the time that was expected",
  async (factor) => {
    const all = await whole();
    for (const share of [0.1, 0.4]) {
      const budget = Math.max(1, share * all);
      const { secondsTotal, plan, outcome } = await study(factor, budget);
      const isWhole = plan.seeds === 12 && plan.tuningTrials === 12 && plan.batchSizes.length === 3;
      if (!isWhole) expect(secondsTotal / budget, `${share}: ${JSON.stringify(plan)}`).toBeGreaterThan(0.7);
      expect(secondsTotal / budget).toBeLessThanOrEqual(1.05);
      if (factor <= 1) expect(outcome).toBe("complete");
    }
  },
);

test("a machine that turns out faster gives back what was cut of seeds, tuning and batch sizes, never epochs and windows; the cuts say so", async () => {
  const budget = 0.25 * (await whole());
  const [planned, fast] = [await study(1, budget), await study(0.3, budget)];
  expect(fast.plan).toMatchObject({ epochs: planned.plan.epochs, trainWindows: planned.plan.trainWindows });
  for (const key of ["seeds", "tuningTrials"] as const)
    expect(fast.plan[key]).toBeGreaterThanOrEqual(planned.plan[key]);
  const runs = ({ trials }: typeof fast) => trials.length;
  expect(runs(fast)).toBeGreaterThan(runs(planned));
  const { seeds, tuningTrials, batchSizes } = fast.plan;
  for (const { name, now: at } of fast.plan.budget!.cuts) {
    if (name === "seeds" || name === "tuningTrials") expect(at).toBe(String({ seeds, tuningTrials }[name]));
    if (name === "batchSizes") expect(at).toBe(batchSizes.join(", "));
  }
  for (const { runs } of fast.tuning) expect(runs).toBe(tuningTrials);
});

test("what was given back stays where the study is taken up again, and nothing runs twice", async () => {
  const budget = 0.25 * (await whole());
  const { store, held } = memoryStore();
  const first = await study(0.3, budget, store);
  const { size } = held.manifest!.decided;
  const count = held.trials.size;
  const again = await study(0.3, budget, store);
  expect(again.plan).toEqual(first.plan);
  expect(held.trials.size).toBe(count);
  expect(held.manifest!.decided.size).toEqual(size);
  expect(again.trials).toEqual(first.trials);
});
