import { makeWindows, splitSeries } from "../src/data/index.js";
import { buildNetwork, randomStream } from "../src/index.js";
import { summarise } from "../src/study/judge/summaries.js";
import { targetFrom } from "../src/study/judge/target.js";
import type { TrialRecord } from "../src/study/records/trial.js";
import { defaultCriteria } from "../src/study/spec/criteria.js";
import { describeMethod } from "../src/study/spec/method.js";
import { methodsNamed } from "../src/study/spec/methods/index.js";
import { plainRecipe } from "../src/train/method-recipe.js";

/** Names that examples in doc comments use without making them: a small series and network, a small study. */
export function exampleNames(): Record<string, unknown> {
  const values = Float64Array.from({ length: 80 }, (_, k) => Math.sin(k / 3));
  const series = {
    source: "sine",
    columns: [{ name: "value", values }],
    time: null,
    segments: [{ name: "sine", start: 0, end: values.length }],
    rows: values.length,
  };
  const data = makeWindows({ series, split: splitSeries(series), inputs: ["value"], targets: ["value"], window: 4 });
  const network = buildNetwork({ inputSize: 1, hiddenSizes: [4] });
  return { series, data, network, plainRecipe, console: { log: () => {} }, ...studyNames() };
}

/** SGD whose seeds end at 1.0, 1.1, 1.2, 1.3 and 9.9, momentum that takes as long, and diffusion that is there in half the epochs. */
function studyNames(): Record<string, unknown> {
  const methods = methodsNamed(["sgd", "momentum", "diffusion"]).map(describeMethod);
  const levels = [1.0, 1.1, 1.2, 1.3, 9.9];
  const trials = [
    ...levels.map((level, seed) => trial({ method: "sgd", seed, level, epochs: 10 })),
    ...levels.map((level, seed) => trial({ method: "momentum", seed, level, epochs: 10 })),
    ...levels.map((_, seed) => trial({ method: "diffusion", seed, level: 1, epochs: 5 })),
  ];
  const target = targetFrom(trials, { given: null, methods, successRate: 0.8 });
  const plan = { seeds: 5, batchSizes: [16] };
  return {
    methods,
    trials,
    target,
    plan,
    summaries: summarise({ trials, target, methods, batchSizes: plan.batchSizes }),
    criteria: defaultCriteria,
    baselines: [],
    outcome: "complete",
    trialsPlanned: trials.length,
    random: randomStream(1),
    first: { plan: { seed: 1 }, secondsTotal: 1 },
    second: { plan: { seed: 1 }, secondsTotal: 2 },
  };
}

interface TrialShape {
  readonly method: string;
  readonly seed: number;
  readonly level: number;
  readonly epochs: number;
}

/** A trial that comes down to `level` in its last epoch, a second an epoch. */
function trial({ method, seed, level, epochs }: TrialShape): TrialRecord {
  return {
    id: `run/${method}/b16/seed${seed}`,
    phase: "evaluation",
    method,
    batchSize: 16,
    seed,
    setting: { "rate.learningRate": 0.1 },
    learningRate: 0.1,
    sigma0: 0,
    threads: 1,
    outcome: "finished",
    outcomeDetail: null,
    initialValidationError: level + epochs,
    epochs: Array.from({ length: epochs }, (_, k) => ({
      epoch: k + 1,
      trainObjective: 1,
      validationError: level + epochs - 1 - k,
      sigma: 0,
      learningRate: 0.1,
      steps: 10 * (k + 1),
      smoothedSteps: 0,
      within: [],
      secondsTraining: k + 1,
      secondsWall: k + 1,
      secondsBesideSteps: 0,
    })),
    bestValidationError: level,
    bestEpoch: epochs,
    testError: level,
    testErrorsByStep: [level],
    secondsTotal: epochs,
  };
}
