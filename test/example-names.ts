import { makeWindows, splitSeries } from "../src/data/index.js";
import { buildNetwork } from "../src/index.js";
import * as models from "../src/model/index.js";
import { readSequences } from "../src/node/index.js";
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
  return { series, data, network, plainRecipe, readSequences, ...models, console: { log: () => {} }, ...studyNames() };
}

/** SGD and SOAP that come down from 101 to 1 in 20 epochs, pilot runs of SGD that do too, and diffusion that is there in half of them. */
function studyNames(): Record<string, unknown> {
  const methods = methodsNamed(["sgd", "soap", "diffusion"]).map(describeMethod);
  const runs = (method: string, epochs: number, count = 5, phase: TrialRecord["phase"] = "evaluation") =>
    Array.from({ length: count }, (_, seed) => trial({ method, seed, epochs, phase }));
  const trials = [...runs("sgd", 20, 3, "pilot"), ...runs("sgd", 20), ...runs("soap", 20), ...runs("diffusion", 10)];
  const target = targetFrom(trials, { given: null, methods });
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
    first: { plan: { seed: 1 }, secondsTotal: 1 },
    second: { plan: { seed: 1 }, secondsTotal: 2 },
  };
}

interface TrialShape {
  readonly method: string;
  readonly seed: number;
  readonly epochs: number;
  readonly phase: TrialRecord["phase"];
}

/** A trial whose error falls from 101 to 1 by a straight line, a second an epoch. */
function trial({ method, seed, epochs, phase }: TrialShape): TrialRecord {
  return {
    id: `run/${method}/b16/seed${seed}`,
    phase,
    method,
    batchSize: 16,
    seed,
    fold: 1,
    setting: { "rate.learningRate": 0.1 },
    learningRate: 0.1,
    sigma0: 0,
    threads: 1,
    outcome: "finished",
    outcomeDetail: null,
    initialValidationError: 101,
    startNote: null,
    epochs: Array.from({ length: epochs }, (_, k) => ({
      epoch: k + 1,
      trainObjective: 1,
      validationError: 101 - (100 * (k + 1)) / epochs,
      sigma: 0,
      learningRate: 0.1,
      steps: 10 * (k + 1),
      smoothedSteps: 0,
      within: [],
      secondsTraining: k + 1,
      secondsWall: k + 1,
      secondsBesideSteps: 0,
    })),
    bestValidationError: 1,
    bestEpoch: epochs,
    testError: 1,
    testErrorsByStep: [1],
    secondsTotal: epochs,
  };
}
