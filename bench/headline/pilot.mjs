// The start in closed form against drawn weights, in short: the table of docs/decisions/0010-linear-start.md.
//   npm run build && node bench/headline/pilot.mjs [task,task,...]     (some ten minutes on one core)
// H = 32, batches of 32, seeds 1 to 3, each method at the best of its rates by the mean log validation error.
import { cpus } from "node:os";
import {
  annealed,
  buildNetwork,
  initialisers,
  metrics,
  objectives,
  optimizers,
  Predictor,
  rateRules,
  selectKernels,
  train,
} from "../../dist/index.js";
import { TASKS } from "./tasks.mjs";

const SEEDS = [1, 2, 3];
const RATES = [0.001, 0.003, 0.01];
const short = { rate: "cosine", epochs: 30, rates: RATES };
const METHODS = [
  { name: "sgd", optimizer: "sgd", rate: "constant", epochs: 90, rates: [0.03, 0.1, 0.3] },
  { ...short, name: "adam", optimizer: "adam" },
  { ...short, name: "soap", optimizer: "soap" },
  { ...short, name: "linear .3 + soap", optimizer: "soap", alpha: 0.3 },
  { ...short, name: "linear .1 + soap", optimizer: "soap", alpha: 0.1 },
  { ...short, name: "linear .3 + soap + sigma .1", optimizer: "soap", alpha: 0.3, sigma0: 0.1 },
  { ...short, name: "linear .3 + adam", optimizer: "adam", alpha: 0.3 },
];
const asked = process.argv[2]?.split(",") ?? TASKS.map(({ name }) => name);
const digits = (value) => value.toPrecision(3);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

console.log(
  "| task | method | rate | epochs to SGD's error | start | best validation | test |\n|---|---|--:|---|--:|--:|--:|",
);
for (const task of TASKS.filter(({ name }) => asked.includes(name))) {
  const data = await task.load();
  if (data === null) {
    console.error(`${task.name}: left out, its file is not there`);
    continue;
  }
  let target = Infinity;
  for (const method of METHODS) {
    const tried = [];
    for (const rate of method.rates) {
      const runs = [];
      for (const seed of SEEDS) runs.push(await runOf(data.windows, method, { rate, seed }));
      tried.push({ rate, runs, log: runs.reduce((sum, { best }) => sum + Math.log(best), 0) });
    }
    const { rate, runs } = tried.reduce((a, b) => (b.log < a.log ? b : a));
    if (method.name === "sgd") target = Math.max(...runs.map(({ best }) => best));
    const epochs = runs.map(({ curve }) => curve.findIndex((error) => error <= target));
    const of = (part) => digits(median(runs.map((run) => run[part])));
    const cells = [task.name, method.name, rate, epochs.map((epoch) => (epoch < 0 ? "-" : epoch)).join(" ")];
    console.log(`| ${[...cells, of("start"), of("best"), of("test")].join(" | ")} |`);
  }
}
console.error(`${cpus()[0]?.model.trim()}, Node.js ${process.version}, seeds ${SEEDS.join(", ")}`);

/** One run: validation errors from that before the first step on, and the test error of the best weights. */
async function runOf(windows, { optimizer, rate: course, epochs, alpha, sigma0 }, { rate, seed }) {
  const { inputSize, outputSize, window } = windows.train;
  const network = buildNetwork({ inputSize, outputSize, hiddenSizes: [32] });
  const run = train({
    ...{ network, data: windows, epochs, seed, batchSize: 32, errorScale: windows.errorFactor },
    optimizer: optimizers.get(optimizer).transform,
    learningRate: rateRules.make(course).rate(rate),
    ...(alpha && { initialiser: initialisers.make("linear", { alpha }) }),
    ...(sigma0 && { objective: objectives.get("weights"), sigma: annealed({ sigma0 }) }),
  });
  const { best, initialValidation, records } = await run.result();
  const curve = [initialValidation, ...records.map(({ validation }) => validation)];
  if (best === null) return { curve, start: initialValidation, best: Infinity, test: Infinity };
  const { kernels } = selectKernels();
  const parameters = kernels.allocate(best.parameters.length);
  parameters.set(best.parameters);
  const predictor = new Predictor({ network, kernels, parameters, window, batch: 256 });
  const test = windows.errorFactor * predictor.measure(windows.test, metrics.get("rmse"));
  return { curve, start: initialValidation, best: best.validation, test };
}
