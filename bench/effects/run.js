// node bench/effects/run.js [--seeds 10] > bench/results/effects.md: what follows from diffusion, measured on the adding problem.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { randomStream } from "../../dist/core/numeric/random.js";
import { addingTask } from "../../dist/data/tasks/adding.js";
import { gather } from "../../dist/data/window-set.js";
import { initialise } from "../../dist/initialisers/initialise.js";
import { solvedReadout } from "../../dist/initialisers/solved-readout.js";
import { referenceKernels } from "../../dist/kernels/reference/index.js";
import { wasmKernels } from "../../dist/kernels/wasm/index.js";
import { squared } from "../../dist/loss/squared.js";
import { elman } from "../../dist/network/build.js";
import { activation } from "../../dist/objective/activation.js";
import { noiseDistance } from "../../dist/objective/noise-distance.js";
import { plain } from "../../dist/objective/plain.js";
import { weights } from "../../dist/objective/weights.js";
import { sgd } from "../../dist/optim/recipes.js";
import { sigmaAnnealedRate } from "../../dist/schedule/rate.js";
import { constant, join, linear } from "../../dist/schedule/schedule.js";
import { annealed } from "../../dist/schedule/sigma.js";
import { train } from "../../dist/train/train.js";
import { trainPenalty } from "../../dist/train/trainers/penalty.js";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "10" } } });
const seeds = Number(values.seeds);
const adding = (length, count = 1000) =>
  addingTask({ length, train: count, validation: 500, test: 1, stream: randomStream(30) });
const network = (hiddenSize) => elman({ inputSize: 2, hiddenSize });
const median = (list) => {
  const sorted = list.slice().sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};
const spread = (list) =>
  `${median(list).toFixed(4)} (${Math.min(...list).toFixed(4)} to ${Math.max(...list).toFixed(4)})`;

const falling = (start, end) =>
  join([
    { until: 0.6, schedule: linear({ start, end }) },
    { until: 1, schedule: constant(end) },
  ]);

/** Every seed by each of the options in turn, so that a slower hour of the machine falls on all alike. */
async function runs(list) {
  const results = list.map(() => []);
  for (let seed = 1; seed <= seeds; seed++) {
    for (const [k, options] of list.entries()) {
      const kernels = wasmKernels({ capacityBytes: 64 * 2 ** 20 });
      const { best, records } = await train({ batchSize: 32, ...options, kernels, seed }).result();
      results[k].push({
        best: best?.validation ?? Infinity,
        at: (epoch) => records[epoch - 1]?.validation ?? Infinity,
        seconds: records.at(-1)?.secondsTraining ?? 0,
        depths: records.map((record) => record.depth),
        first: (limit) => records.find((record) => record.validation <= limit)?.epoch ?? Infinity,
      });
    }
  }
  return results;
}

/** A table row for each named set of options. */
async function rows(named, target) {
  const results = await runs(Object.values(named));
  for (const [k, name] of Object.keys(named).entries()) {
    const reached = results[k].map(({ first }) => first(target));
    const count = reached.filter(Number.isFinite).length;
    const steps = median(reached);
    console.log(
      `| ${name} | ${spread(results[k].map(({ at }) => at(1)))} | ${spread(results[k].map(({ at }) => at(5)))} | ` +
        `${spread(results[k].map(({ best }) => best))} | ${count} of ${seeds}, median ${Number.isFinite(steps) ? steps : "never"} |`,
    );
  }
  return results;
}

function header(title, target) {
  console.log(`\n## ${title}\n`);
  console.log(`Validation RMSE of scaled targets (the mean forecast has 1): median (range) of ${seeds} seeds.\n`);
  console.log(`| method | after epoch 1 | after epoch 5 | best | epochs to ${target} |\n|---|---|---|---|---|`);
}

console.log("# What follows from diffusion, measured\n");
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model}, Node ${process.version}; WebAssembly engine, float32.`,
);

const T10 = { network: network(20), data: adding(10), epochs: 40, learningRate: 0.02, objective: weights() };
header("Readout solved by ridge regression (adding T=10, H=20, momentum, rate .02, sigma .3 linear to 0)", 0.25);
const sigma = annealed({ sigma0: 0.3 });
await rows(
  {
    "drawn readout": { ...T10, sigma },
    "ridge at the start": { ...T10, sigma, initialiser: solvedReadout() },
    "ridge at the start and at sigma 0": { ...T10, sigma, initialiser: solvedReadout(), readoutAtZero: "ridge" },
  },
  0.25,
);

header("Learning rate annealed by sigma (the same, plain SGD)", 0.4);
const slow = { ...T10, optimizer: sgd(), sigma };
const bySigma = (kappa) => ({ ...slow, learningRate: sigmaAnnealedRate({ learningRate: 0.05, kappa }) });
await rows(
  {
    "constant .05": { ...slow, learningRate: 0.05 },
    "constant .15": { ...slow, learningRate: 0.15 },
    "constant .5": { ...slow, learningRate: 0.5 },
    "max(.05, .5 sigma)": bySigma(0.5),
    "max(.05, 1.5 sigma)": bySigma(1.5),
    // What a falling rate does by itself: the same rates over the run, sigma 0 throughout.
    "plain, .45 falling linearly to .05 over 60 %": { ...slow, objective: plain(), learningRate: falling(0.45, 0.05) },
  },
  0.4,
);

header("A bad start: weights 3 times too large (adding T=10, H=20, 60 epochs)", 0.4);
const bad = (learningRate) => ({ ...T10, gain: 3, epochs: 60, learningRate });
const wide = annealed({ sigma0: 1 });
for (const rate of [0.005, 0.02, 0.08]) {
  await rows(
    {
      [`plain, rate ${rate}`]: { ...bad(rate), objective: plain() },
      [`weights, sigma 1 to 0, rate ${rate}`]: { ...bad(rate), sigma: wide },
    },
    0.4,
  );
}

header("Truncated back-propagation while sigma is large (adding T=50, H=32, sigma 1 linear to 0, 20 epochs)", 0.95);
const long = { ...T10, network: network(32), data: adding(50), epochs: 20, sigma: wide };
const [full, cut] = await rows(
  { "all the way": long, "as far as 1 % of the gradient": { ...long, truncation: { tolerance: 0.01 } } },
  0.95,
);
const seconds = (results) => median(results.map((result) => result.seconds)).toFixed(2);
console.log(
  `\nDepth by epoch, seed 1: ${cut[0].depths.join(" ")}. Seconds of training: ${seconds(full)} all the way, ${seconds(cut)} truncated.`,
);

console.log("\n## Noise equivalence: distance of the closed forms' gradients from the mean over weight noise\n");
console.log("Adding T=10, H=20, 64 windows, 8 estimates of 32 antithetic pairs, at the initial weights.\n");
console.log("| sigma | objective | distance | explained by sampling | cosine |\n|---|---|---|---|---|");
const kernels = referenceKernels({ precision: "float64" });
const { layout } = T10.network;
const parameters = kernels.allocate(layout.length);
initialise(layout, parameters, { random: randomStream(1) });
for (const at of [0.1, 0.3, 1]) {
  for (const objective of [weights(), activation(), plain()]) {
    const spec = { network: T10.network, kernels, loss: squared, batch: 64, steps: 10, scored: "last", parameters };
    const indices = Uint32Array.from({ length: 64 }, (_, k) => k);
    const { gradientDistance, samplingError, cosine } = noiseDistance({
      objective,
      spec: { ...spec, gradient: kernels.allocate(layout.length), random: randomStream(2) },
      fill: ({ inputs, targets }) => gather(T10.data.train, indices, { x: inputs, y: targets }),
      sigma: at,
    });
    console.log(
      `| ${at} | ${objective.name} | ${gradientDistance.toFixed(3)} | ${samplingError.toFixed(3)} | ${cosine.toFixed(3)} |`,
    );
  }
}

console.log("\n## The penalty objective (adding T=6, 150 windows, H=10, erf, 60 rounds)\n");
console.log(
  "Best validation RMSE, median (range) of 3 seeds. Columns: sigma_0, linear to 0; 0 is alternation without diffusion.\n",
);
console.log("| lambda | 0 | .1 | .3 |\n|---|---|---|---|");
const small = addingTask({ length: 6, train: 150, validation: 200, test: 1, stream: randomStream(1) });
for (const lambda of [1e-5, 0.01, 0.1, 1, 10]) {
  const cells = [];
  for (const sigma0 of [0, 0.1, 0.3]) {
    const errors = [];
    for (let seed = 1; seed <= 3; seed++) {
      const options = {
        network: elman({ inputSize: 2, hiddenSize: 10, activation: "erf" }),
        data: small,
        lambda,
        seed,
      };
      const { best } = await trainPenalty({ ...options, sigma: annealed({ sigma0 }) }).result();
      errors.push(best.validation);
    }
    cells.push(spread(errors));
  }
  console.log(`| ${lambda} | ${cells.join(" | ")} |`);
}
