// Simulated studies: runs drawn from the pools, with a planted gain, judged by the judge itself.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../../dist/study/judge/compare.js";
import { summarise } from "../../dist/study/judge/summaries.js";
import { targetFrom } from "../../dist/study/judge/target.js";
import { judge } from "../../dist/study/judge/verdict.js";

const recipe = { rate: { name: "constant" } };
const METHODS = [
  { name: "sgd", optimizer: "sgd", diffuses: false, recipe },
  { name: "momentum", optimizer: "momentum", diffuses: false, recipe },
  { name: "diffusion", optimizer: "momentum", diffuses: true, recipe },
];
const BATCH = 16;
const PILOTS = 3;

/** The runs of each method on a task, a pool's line each, with the steps of their validations. */
export function loadPools(task) {
  const lines = readFileSync(join(import.meta.dirname, `pool-${task}.jsonl`), "utf8")
    .trim()
    .split("\n");
  const [{ steps, epochs }, ...runs] = lines.map((line) => JSON.parse(line));
  const pools = {};
  for (const { method, ...run } of runs) {
    pools[method] ??= [];
    pools[method].push({ ...run, steps, stepsPerEpoch: steps.at(-1) / epochs, cost: 1, time: 1 });
  }
  return comparable(pools);
}

/**
 * The pools with the cost of a step of each method scaled so that all come down the levels in the same time as SGD, in the mean of the log
 * times over all pairs of runs of one seed, and to the same mean log test error: what is planted is then the whole truth.
 */
function comparable(pools) {
  const target = targetFrom(pools.sgd.map(asTrial("pilot", "sgd")), { given: null, methods: METHODS });
  const scaled = Object.entries(pools).map(([name, runs]) => {
    const { time, testError } = ratiosOf(runs, pools.sgd, target);
    return [name, runs.map((run) => ({ ...run, cost: 1 / time, test: run.test / testError }))];
  });
  return Object.fromEntries(scaled);
}

/** The ratios of two methods over all pairs of their pools: what the interval of a study should hold. */
function ratiosOf(runs, others, target) {
  const own = { summary: null, trials: runs.map(asTrial("evaluation", "own")) };
  const other = { summary: null, trials: others.map(asTrial("evaluation", "other")) };
  const { time, testError } = compare(own, other, target);
  return { time: time.ratio.value, testError: testError.ratio.value };
}

/**
 * One study of `seeds` seeds on so many folds; with `looks`, judged after each of these numbers of seeds until it is decided.
 *
 * truth.cost: part of the cost of a step that is saved; truth.epochs: part of the steps; truth.test: part of the test error.
 * truth.placebo: the judged method is momentum on other seeds; truth.same: it is momentum on the same seeds, bit for bit; truth.exchanged: it is
 * diffusion on other seeds. truth.optimizer: part of the cost and of the test error that momentum itself saves, placebo or not.
 * truth.noise: standard deviation of the log of a factor on the time of each run, as a clock would have it.
 */
export function study(pools, { seeds, looks = [], folds = 1, truth, criteria, random, withTruth }) {
  const isMomentum = truth.placebo || truth.same;
  const others = Math.min(pools.sgd.length, pools.momentum.length, pools.diffusion.length);
  const saving = (part) => (run) => ({
    ...run,
    cost: run.cost * (1 - (part?.cost ?? 0)),
    time: run.time * (1 - (part?.epochs ?? 0)),
    test: run.test * (1 - (part?.test ?? 0)),
  });
  const optimizer = saving(truth.optimizer);
  const source = pools[isMomentum ? "momentum" : "diffusion"].map(optimizer).map(saving(truth));
  const drawn = [...random.permutation(others)];
  // Pilot seeds from the end of SGD's pool, where no evaluation run is drawn from.
  const rest = [...random.permutation(pools.sgd.length - others)];
  const noisy = (trial) => (truth.noise ? slower(trial, Math.exp(truth.noise * random.normal())) : trial);
  const trials = Array.from({ length: folds }, (_, fold) => {
    const own = drawn.splice(0, seeds);
    const away = truth.placebo || truth.exchanged ? drawn.splice(0, seeds) : own;
    const pilots = rest.splice(0, PILOTS).map((k) => pools.sgd[others + k]);
    const runs = {
      sgd: own.map((k) => pools.sgd[k]),
      momentum: own.map((k) => optimizer(pools.momentum[k])),
      diffusion: away.map((k) => source[k]),
    };
    return [
      ...pilots.map(asTrial("pilot", "sgd", fold + 1)),
      ...METHODS.flatMap(({ name }) => runs[name].map(asTrial("evaluation", name, fold + 1)).map(noisy)),
    ];
  }).flat();
  const target = targetFrom(trials, { given: null, methods: METHODS, folds });
  const verdictOn = (count) => {
    const some = trials.filter(({ seed, phase }) => phase === "pilot" || seed < count);
    const plan = { seeds: count, batchSizes: [BATCH] };
    const summaries = summarise({ trials: some, target, methods: METHODS, batchSizes: plan.batchSizes });
    const settled = { outcome: "complete", trialsPlanned: some.length, baselines: [], scores: null, criteria };
    return judge({ ...settled, trials: some, target, methods: METHODS, summaries, plan });
  };
  let verdict;
  for (const count of [...looks, seeds]) {
    verdict = verdictOn(count);
    if (verdict.decision !== "inconclusive") break;
  }
  if (!withTruth) return { verdict };
  const { time, testError } = ratiosOf(source, pools.sgd.slice(0, source.length), target);
  const holds = ({ low, high }, value) => low <= value && value <= high;
  return {
    verdict,
    timeHeld: holds(verdict.timeRatio, time),
    testErrorHeld: holds(verdict.testErrorRatio, testError),
  };
}

/** A run of a pool as the record of a trial. */
function asTrial(phase, method, fold = 1) {
  return ({ initial, errors, steps, stepsPerEpoch, test, cost, time }, seed) => {
    const epochs = [];
    let within = [];
    for (const [k, validationError] of errors.entries()) {
      const step = steps[k] * time;
      const point = { steps: step, smoothedSteps: 0, validationError };
      if (steps[k] % stepsPerEpoch !== 0) within.push(point);
      else {
        epochs.push({
          epoch: epochs.length + 1,
          ...point,
          within,
          secondsTraining: step * cost,
          secondsBesideSteps: 0,
        });
        within = [];
      }
    }
    const best = Math.min(...epochs.map(({ validationError }) => validationError));
    return {
      ...{ phase, method, seed, fold, batchSize: BATCH, outcome: "finished", setting: {}, epochs },
      initialValidationError: initial,
      bestValidationError: best,
      testError: test,
    };
  };
}

function slower(trial, factor) {
  const epochs = trial.epochs.map((epoch) => ({ ...epoch, secondsTraining: epoch.secondsTraining * factor }));
  return { ...trial, epochs };
}
