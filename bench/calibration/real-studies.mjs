// Whole studies, tuning, pilot runs, step costs and test part included, whose judged method smooths nothing: how often does the verdict say go?
//   npm run build && node bench/calibration/real-studies.mjs [--studies 60] [--seed 1] [--out FILE]     (some 10 minutes on one core)
// "placebo" is the plain objective under a name that counts as diffusing: momentum by another name, tuned by itself on the same seeds. "Twice as
// cheap" is the same with the cost of its steps halved once the runs are done, a gain that the verdict should find. Tuned as `gradus poc` does, on two
// worker threads.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { randomStream, selectKernels } from "../../dist/index.js";
import { readTable, workerPool } from "../../dist/node/index.js";
import {
  addingStudyTask,
  defaultCriteria,
  methodsNamed,
  networkFor,
  runStudy,
  seriesTask,
} from "../../dist/study/index.js";
import { studyRecord } from "../../dist/study/run/study-record.js";

const { values: flags } = parseArgs({
  options: {
    studies: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    out: { type: "string" },
  },
});
/** Registers the placebo here, and in the threads of the pool. */
const MODULE = new URL("./placebo.mjs", import.meta.url);
const { PLACEBO } = await import(MODULE.href);

const STUDIES = Number(flags.studies);
const first = Number(flags.seed);
const kernels = () => selectKernels().kernels;
const now = () => performance.now();
const counts = {};
/** Logarithms of the ratios of what a step of the placebo and one of momentum cost: the same step, timed twice. */
const costRatios = [];
for (let k = 0; k < STUDIES; k++) {
  const task = k % 2 === 0 ? adding(first + k) : await weather();
  const [sgd, momentum, cosine] = methodsNamed(["sgd", "momentum", "momentum-cosine"]);
  const recipe = { ...momentum.recipe, objective: { name: PLACEBO }, sigma: { name: "annealed", sigma0: 0.5 } };
  const placebo = { ...momentum, name: "diffusion", recipe };
  const options = {
    task,
    network: networkFor(task, { hiddenSizes: [16] }),
    methods: [sgd, momentum, cosine, placebo],
    criteria: defaultCriteria,
    size: { batchSizes: [16], epochs: 20, seeds: 5, tuningTrials: 8 },
    seed: 1000 * (first + k),
    targetError: null,
    timeBudgetSeconds: null,
  };
  const surroundings = {
    executor: workerPool({ workers: 2, modules: [MODULE] }),
    kernels,
    now,
    startedAt: new Date().toISOString(),
    machine: { cpu: cpus()[0]?.model.trim() ?? "", cores: cpus().length, node: process.version },
    gradusVersion: "bench",
    signal: new AbortController().signal,
  };
  const { study } = await runStudy(options, surroundings);
  const costOf = (method) => study.costs.find((cost) => cost.method === method).secondsPlainStep;
  const smoothed = study.costs.find((cost) => cost.method === "diffusion").secondsSmoothedStep;
  costRatios.push(Math.log(smoothed / costOf("momentum")));
  const cheaper = judgedAgain(study, options, surroundings, 0.5);
  for (const [truth, { verdict }] of [
    ["placebo", study],
    ["twice as cheap", cheaper],
  ]) {
    const name = `${task.record.kind === "adding" ? "adding" : "weather"}, ${truth}`;
    counts[name] ??= { go: 0, "no-go": 0, inconclusive: 0 };
    counts[name][verdict.decision]++;
  }
  console.error(
    `${k + 1} of ${STUDIES}: ${task.record.source}, ${study.verdict.decision}, ${cheaper.verdict.decision}`,
  );
}
const text = [
  "| study | go | no-go | inconclusive |",
  "|---|--:|--:|--:|",
  ...Object.entries(counts).map(([name, c]) => `| ${name} | ${c.go} | ${c["no-go"]} | ${c.inconclusive} |`),
].join("\n");
const square = costRatios.reduce((sum, log) => sum + log * log, 0) / costRatios.length;
console.log(text);
console.log(
  `\nRatio of the costs of the same step: 1 to within ${(100 * Math.sqrt(square)).toFixed(1)} % (root mean square)`,
);
if (flags.out) writeFileSync(flags.out, `${text}\n`);

function adding(seed) {
  const stream = randomStream(seed).fork("adding");
  return addingStudyTask({ length: 6, train: 800, validation: 300, test: 300, stream });
}

async function weather() {
  const { series, inputs, targets, notes, missing } = await readTable("samples/seattle-weather.csv", {
    target: ["temp_max"],
  });
  const cut = { window: 12, horizon: 1, validationShare: 0.2, testShare: 0.2 };
  return seriesTask({ series, inputs, targets, notes, missing, ...cut });
}

/** The study with the cost of the judged method's steps times a factor. */
function judgedAgain(study, options, surroundings, factor) {
  const costs = study.costs.map((cost) =>
    cost.method !== "diffusion"
      ? cost
      : {
          ...cost,
          secondsPlainStep: cost.secondsPlainStep * factor,
          secondsSmoothedStep: cost.secondsSmoothedStep * factor,
        },
  );
  return studyRecord(options, surroundings, { ...study, costs, trialsPlanned: study.trials.length });
}
