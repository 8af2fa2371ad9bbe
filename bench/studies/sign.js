// Hard thresholds: diffusion against the straight-through estimator. Two tuned numbers each.
import { latchTask, parityTask, randomStream } from "gradus";
import { addingStudyTask, plainMethod, methods as registered, sequenceStudyTask } from "gradus/study";

const { recipe, space } = plainMethod("adam");
const path = { name: "geometric", sigma0: 1, endFactor: 0.03, annealFraction: 0.8 };
const diffusion = (name, objective, rate = recipe.rate) => ({
  name,
  recipe: { ...recipe, objective: { name: objective }, sigma: path, rate, readoutAtZero: "ridge" },
  space: { ...space, "sigma.sigma0": { low: 0.3, high: 3, scale: "log" } },
});
const estimator = registered.get("straight-through");

const methods = [
  estimator,
  diffusion("diffusion-weights", "weights"),
  diffusion("diffusion-activation", "activation"),
  // Both again with a rate that falls: by the cosine, and with sigma, as the curvature bound K / sigma asks.
  {
    ...estimator,
    name: "straight-through-cosine",
    recipe: { ...estimator.recipe, rate: { name: "cosine", learningRate: 0.01, endFactor: 1 / 30 } },
  },
  diffusion("diffusion-weights-rate-by-sigma", "weights", {
    name: "sigma-annealed",
    learningRate: 0.001,
    kappaFactor: 30,
    mostFactor: 30,
  }),
];

const counts = { train: 1000, validation: 500, test: 1000 };

export default [
  {
    name: "sign",
    title: "Hard thresholds: diffusion against the straight-through estimator",
    reference: "straight-through",
    tasks: () => [
      addingStudyTask({ length: 10, ...counts, stream: randomStream(20) }),
      sequenceStudyTask({
        source: "latch, T = 20",
        windows: latchTask({ length: 20, ...counts, stream: randomStream(21) }),
      }),
      sequenceStudyTask({
        source: "parity, T = 5",
        windows: parityTask({ length: 5, ...counts, stream: randomStream(22) }),
      }),
    ],
    network: { hiddenSizes: [64], activation: "sign" },
    methods,
    size: { batchSizes: [32], epochs: 30, seeds: 10, tuningTrials: 8 },
    sampler: "random",
  },
];
