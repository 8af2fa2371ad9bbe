// How often the verdict is right: studies drawn from the pools of real runs, judged by the judge itself.
//   npm run build && npm run bench:calibration -- [--studies 1000] [--out bench/results/calibration.md]
// A study takes its seeds from the pools, the same ones for every method, which then share initial weights and batch orders as in a real
// one. Time is made comparable by scaling: all methods have SGD's median time to SGD's target and SGD's median test error; then the judged
// method is made cheaper by the gain that is planted. "Placebo": the judged method is momentum on other seeds, and costs what momentum costs.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { randomStream } from "gradus";
import { secondsToTarget, summarise } from "../../dist/study/judge/summaries.js";
import { targetFrom } from "../../dist/study/judge/target.js";
import { judge } from "../../dist/study/judge/verdict.js";
import { defaultCriteria } from "../../dist/study/spec/criteria.js";

const { values: flags } = parseArgs({
  options: {
    studies: { type: "string", default: "1000" },
    out: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const STUDIES = Number(flags.studies);
const TASKS = ["adding", "weather"];
const SEEDS = [5, 10];
const GAINS = [0, 0.1, 0.25, 0.4, 0.6];
const METHODS = [
  { name: "sgd", optimizer: "sgd", diffuses: false },
  { name: "momentum", optimizer: "momentum", diffuses: false },
  { name: "diffusion", optimizer: "momentum", diffuses: true },
];
const BATCH = 16;

const rows = [];
for (const task of TASKS) {
  const pools = comparable(load(task));
  for (const n of SEEDS) {
    for (const gain of GAINS)
      rows.push(cell(task, n, { name: gain === 0 ? "no gain" : `${100 * gain} % cheaper`, pools, gain }));
    rows.push(
      cell(task, n, { name: "placebo", pools: { ...pools, diffusion: pools.momentum }, gain: 0, otherSeeds: true }),
    );
  }
}
const text = [
  "| task | seeds | truth | go | no-go | inconclusive |",
  "|---|--:|---|--:|--:|--:|",
  ...rows.map((cells) => `| ${cells.join(" | ")} |`),
].join("\n");
console.log(text);
console.error(`${STUDIES} studies a row, seed ${flags.seed}; ${cpus()[0]?.model.trim()}, Node.js ${process.version}`);
if (flags.out) writeFileSync(flags.out, `${text}\n`);

function cell(task, n, { name, pools, gain, otherSeeds = false }) {
  const stream = randomStream(Number(flags.seed)).fork(`${task} ${n} ${name}`);
  const counts = { go: 0, "no-go": 0, inconclusive: 0 };
  for (let study = 0; study < STUDIES; study++) {
    const drawn = stream.permutation(Math.min(...Object.values(pools).map((runs) => runs.length)));
    const trials = METHODS.flatMap((method) =>
      Array.from({ length: n }, (_, k) => {
        const run = pools[method.name][drawn[otherSeeds && method.diffuses ? n + k : k]];
        return trialOf(run, { method: method.name, seed: k, factor: method.diffuses ? 1 - gain : 1 });
      }),
    );
    counts[verdictOn(trials, n, stream.fork(study)).decision]++;
  }
  const percent = (count) => `${((100 * count) / STUDIES).toFixed(1)} %`;
  return [task, n, name, percent(counts.go), percent(counts["no-go"]), percent(counts.inconclusive)];
}

function verdictOn(trials, seeds, random) {
  const target = targetFrom(trials, { given: null, methods: METHODS, successRate: defaultCriteria.minSuccessRate });
  const plan = { seeds, batchSizes: [BATCH] };
  const summaries = summarise({ trials, target, methods: METHODS, batchSizes: plan.batchSizes });
  const settled = { outcome: "complete", trialsPlanned: trials.length, baselines: [], criteria: defaultCriteria };
  return judge({ ...settled, trials, target, methods: METHODS, summaries, plan, random });
}

/** The runs of each method, an epoch's end a validation. */
function load(task) {
  const lines = readFileSync(join(import.meta.dirname, `pool-${task}.jsonl`), "utf8")
    .trim()
    .split("\n");
  const [{ steps, epochs }, ...runs] = lines.map((line) => JSON.parse(line));
  const points = steps.length / epochs;
  const pools = {};
  for (const { method, errors, test } of runs) {
    pools[method] ??= [];
    pools[method].push({ errors: errors.filter((_, k) => k % points === points - 1), test, cost: 1 });
  }
  return pools;
}

/** Scaled so that every method has SGD's median time to SGD's target, and its median test error. */
function comparable(pools) {
  const trials = pools.sgd.map((run, seed) => trialOf(run, { method: "sgd", seed, factor: 1 }));
  const { error } = targetFrom(trials, { given: null, methods: METHODS, successRate: defaultCriteria.minSuccessRate });
  const time = (runs) =>
    median(runs.map((run) => secondsToTarget(trialOf(run, { method: "", seed: 0, factor: 1 }), error) ?? Infinity));
  const test = (runs) => median(runs.map((run) => run.test));
  return Object.fromEntries(
    Object.entries(pools).map(([name, runs]) => {
      const cost = time(pools.sgd) / time(runs);
      const scale = test(pools.sgd) / test(runs);
      return [name, runs.map((run) => ({ ...run, cost, test: run.test * scale }))];
    }),
  );
}

function trialOf({ errors, test, cost }, { method, seed, factor }) {
  const best = Math.min(...errors);
  const epochs = errors.map((validationError, k) => ({
    epoch: k + 1,
    validationError,
    secondsTraining: (k + 1) * cost * factor,
  }));
  const place = { method, batchSize: BATCH, seed, phase: "evaluation", outcome: "finished" };
  return { ...place, epochs, bestValidationError: best, testError: test, learningRate: 0, sigma0: 0 };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
