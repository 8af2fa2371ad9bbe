// Automatic sigma against a tuned sigma_0, at equal cost.
import { randomStream } from "gradus";
import { addingStudyTask, plainMethod } from "gradus/study";
import { seriesTasks } from "./series-tasks.js";

const base = plainMethod("momentum");
const diffused = { ...base.recipe, objective: { name: "weights" } };
const byRule = (name, sigma) => ({ name, recipe: { ...diffused, sigma }, space: base.space });

/** Each has the same number of tuning trials: a rule spends them on the learning rate alone, tuned sigma_0 on two numbers. */
const methods = [
  { ...base, name: "plain" },
  {
    name: "tuned-sigma0",
    recipe: { ...diffused, sigma: { name: "annealed", sigma0: 0.5, annealFraction: 0.6 } },
    space: { ...base.space, "sigma.sigma0": { low: 0.05, high: 1, scale: "log" } },
  },
  byRule("automatic", { name: "auto" }),
  byRule("on-demand", { name: "on-demand", sigma0: 0.3 }),
  byRule("single-loop", { name: "single-loop", sigma0: 0.5 }),
  byRule("single-loop-per-tensor", { name: "single-loop", sigma0: 0.5, perTensor: true }),
  byRule("plateau", { name: "plateau", sigma0: 0.5 }),
];

const adding = () =>
  addingStudyTask({ length: 10, train: 1000, validation: 500, test: 1000, stream: randomStream(20) });

export default [
  {
    name: "sigma",
    title: "Automatic sigma against a tuned sigma_0, at equal cost",
    reference: "tuned-sigma0",
    tasks: (folder) => [adding(), ...seriesTasks(folder)],
    network: { hiddenSizes: [16] },
    methods,
    size: { batchSizes: [32], epochs: 40, seeds: 10, tuningTrials: 8 },
    sampler: "random",
  },
];
