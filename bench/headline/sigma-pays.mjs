// Where sigma itself is worth something: the same runs with and without it, all else equal.
//   npm run build && node bench/headline/sigma-pays.mjs [case,case,...]     (about 20 minutes on one core)
// H = 32, batches of 32, drawn weights, cosine over 30 epochs, sigma linear to 0 over 60 % of them. Learning rate and, with sigma, sigma_0 are
// tuned by validation on seeds 101 to 103, rates of both alike, then seeds 1 to 10, paired, are measured.
import { cpus } from "node:os";
import {
  addingTask,
  annealed,
  buildNetwork,
  metrics,
  objectives,
  optimizers,
  randomStream,
  rateRules,
  train,
} from "../../dist/index.js";
import { onLease } from "../../dist/kernels/lease.js";
import { threadKernels } from "../../dist/kernels/select.js";
import { evenBatch, predictorFor } from "../../dist/train/predictor.js";
import { TASKS } from "./tasks.mjs";

const TUNING = [101, 102, 103];
const SEEDS = Array.from({ length: 10 }, (_, k) => k + 1);
const SIGMAS = [0.1, 0.3, 0.6];
const RATES = [0.001, 0.003, 0.01];
const EPOCHS = 30;

const adding = (options) => async () =>
  addingTask({ length: 10, validation: 500, test: 2000, stream: randomStream(30).fork("sigma pays"), ...options });
const series = (name, most) => async () => {
  const task = await TASKS.find((one) => one.name === name).load();
  if (task === null) return null;
  const { train: all } = task.windows;
  const last = (set, count) => ({ ...set, starts: set.starts.slice(-count), length: count });
  return most === undefined ? task.windows : { ...task.windows, train: last(all, most) };
};

const CASES = [
  { name: "adding, 300 windows", load: adding({ train: 300 }) },
  { name: "adding, 1,000 windows, noisy targets", load: noisy(adding({ train: 1000 })) },
  { name: "adding, weights 3 times too large", load: adding({ train: 1000 }), gain: 3 },
  { name: "laser, weights 3 times too large", load: series("laser"), gain: 3 },
  { name: "Seattle, weights 3 times too large", load: series("seattle"), gain: 3 },
  { name: "Seattle", load: series("seattle") },
  { name: "household power", load: series("household-power") },
  { name: "sunspots, last 300 windows", load: series("sunspots-1", 300) },
  { name: "bike sharing, last 300 windows", load: series("bike-sharing", 300) },
  { name: "laser, last 500 windows", load: series("laser", 500) },
  { name: "laser", load: series("laser") },
  { name: "adding, hard thresholds", load: adding({ train: 2000 }), activation: "sign" },
];
const asked = process.argv[2]?.split(";") ?? CASES.map(({ name }) => name);
const OPTIMIZERS = ["adam", "soap"];

console.log("| case | optimiser | sigma_0 | test error without | with | change | epochs to the level without | with |");
console.log("|---|---|--:|--:|--:|--:|--:|--:|");
for (const task of CASES.filter(({ name }) => asked.includes(name))) {
  const data = await task.load();
  if (data === null) {
    console.error(`${task.name}: left out, its file is not there`);
    continue;
  }
  for (const optimizer of OPTIMIZERS) {
    const runs = (setting, seeds) => runsOf(data, { ...task, ...setting, optimizer }, seeds);
    const without = await tuned(runs, [0]);
    const smoothed = await tuned(runs, SIGMAS);
    const [a, b] = [await runs(without, SEEDS), await runs(smoothed, SEEDS)];
    // What 9 of 10 runs without sigma reach: the level that both are timed to.
    const level = a.map(({ best }) => best).toSorted((x, y) => x - y)[8];
    const epochsOf = (list) => list.map(({ curve }) => curve.findIndex((error) => error <= level));
    const change = median(a.map(({ test }, k) => b[k].test / test)) - 1;
    const cells = [task.name, optimizer, smoothed.sigma0, shown(a), shown(b), `${(100 * change).toFixed(1)} %`];
    console.log(`| ${[...cells, middle(epochsOf(a)), middle(epochsOf(b))].join(" | ")} |`);
  }
}
console.error(`${cpus()[0]?.model.trim()}, Node.js ${process.version}, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`);

/** The setting with the least mean log validation error on the tuning seeds. */
async function tuned(runs, sigmas) {
  let best = null;
  for (const sigma0 of sigmas) {
    for (const rate of RATES) {
      const tried = await runs({ rate, sigma0 }, TUNING);
      const log = tried.reduce((sum, { best: error }) => sum + Math.log(error), 0);
      if (best === null || log < best.log) best = { rate, sigma0, log };
    }
  }
  return best;
}

async function runsOf(data, setting, seeds) {
  const runs = [];
  for (const seed of seeds) runs.push(await runOf(data, setting, seed));
  return runs;
}

async function runOf(windows, { optimizer, rate, sigma0, gain = 1, activation = "tanh" }, seed) {
  const { inputSize, outputSize } = windows.train;
  const network = buildNetwork({ inputSize, outputSize, hiddenSizes: [32], activation });
  const run = train({
    ...{ network, data: windows, epochs: EPOCHS, seed, gain, batchSize: 32, errorScale: windows.errorFactor },
    optimizer: optimizers.get(optimizer).transform,
    learningRate: rateRules.make("cosine").rate(rate),
    ...(sigma0 > 0 && { objective: objectives.get("weights"), sigma: annealed({ sigma0 }) }),
  });
  const { best, initialValidation, records } = await run.result();
  const curve = [initialValidation, ...records.map(({ validation }) => validation)];
  if (best === null) return { curve, best: Infinity, test: Infinity };
  const test = onLease(threadKernels(), (kernels) => {
    const parameters = kernels.allocate(best.parameters.length);
    parameters.set(best.parameters);
    const predictor = predictorFor(windows.test, {
      ...{ network, kernels, parameters },
      batch: evenBatch(windows.test.length),
    });
    return windows.errorFactor * predictor.measure(windows.test, metrics.get("rmse"));
  });
  return { curve, best: best.validation, test };
}

/** Targets of the training windows with noise of the same spread as their own. */
function noisy(load) {
  return async () => {
    const windows = await load();
    const random = randomStream(31);
    const { train: set } = windows;
    const targets = set.targets.map((value) => value + random.normal());
    return { ...windows, train: { ...set, targets } };
  };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

function middle(epochs) {
  const found = median(epochs.map((epoch) => (epoch < 0 ? Infinity : epoch)));
  return found === Infinity ? "never" : `${found}`;
}

function shown(runs) {
  return median(runs.map(({ test }) => test)).toPrecision(3);
}
