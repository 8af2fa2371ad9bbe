// What follows from diffusion, each effect at settings that are fixed: nothing is tuned.
import { randomStream } from "gradus";
import { addingStudyTask, plainRecipe } from "gradus/study";

const adding = (length, train = 1000) =>
  addingStudyTask({ length, train, validation: 500, test: 500, stream: randomStream(30) });
const size = (epochs, seeds = 10) => ({ batchSizes: [32], epochs, seeds, tuningTrials: 1 });
const fixed = (recipes) => Object.entries(recipes).map(([name, recipe]) => ({ name, recipe, space: {} }));

const annealed = (sigma0) => ({ name: "annealed", sigma0, annealFraction: 0.6 });
const constant = (learningRate) => ({ name: "constant", learningRate });
const T10 = {
  ...plainRecipe,
  objective: { name: "weights" },
  optimizer: { name: "momentum" },
  sigma: annealed(0.3),
  rate: constant(0.02),
};
const slow = { ...T10, optimizer: { name: "sgd" } };
const bySigma = (kappa) => ({ name: "sigma-annealed", learningRate: 0.05, kappaFactor: kappa / 0.05, mostFactor: 10 });
const bad = (learningRate) => ({ ...T10, gain: 3, rate: constant(learningRate) });
const ridge = { name: "ridge-readout" };
const penalty = (lambda, sigma0) => ({
  ...plainRecipe,
  trainer: { name: "penalty", lambda },
  sigma: sigma0 === 0 ? null : annealed(sigma0),
});

export default [
  {
    name: "readout",
    title: "Readout solved by ridge regression (adding T=10, H=20, momentum, rate .02, sigma .3 linear to 0)",
    target: 0.25,
    tasks: () => [adding(10)],
    network: { hiddenSizes: [20] },
    methods: fixed({
      "drawn-readout": T10,
      "ridge-at-the-start": { ...T10, initialiser: ridge },
      "ridge-at-the-start-and-at-0": { ...T10, initialiser: ridge, readoutAtZero: "ridge" },
    }),
    size: size(40),
  },
  {
    name: "rate",
    title: "Learning rate annealed by sigma (the same, plain SGD)",
    target: 0.4,
    tasks: () => [adding(10)],
    network: { hiddenSizes: [20] },
    methods: fixed({
      "constant-.05": { ...slow, rate: constant(0.05) },
      "constant-.15": { ...slow, rate: constant(0.15) },
      "constant-.5": { ...slow, rate: constant(0.5) },
      ".05-or-.5-sigma": { ...slow, rate: bySigma(0.5) },
      ".05-or-1.5-sigma": { ...slow, rate: bySigma(1.5) },
      // What a falling rate does by itself: sigma 0 throughout.
      "plain-linear-.45-to-.05": {
        ...slow,
        objective: { name: "plain" },
        sigma: null,
        rate: { name: "linear", learningRate: 0.45, endFactor: 1 / 9 },
      },
    }),
    size: size(40),
  },
  {
    name: "start",
    title: "A bad start: weights 3 times too large (adding T=10, H=20, 60 epochs)",
    target: 0.4,
    tasks: () => [adding(10)],
    network: { hiddenSizes: [20] },
    methods: fixed(
      Object.fromEntries(
        [0.005, 0.02, 0.08].flatMap((rate) => [
          [`plain-${rate}`, { ...bad(rate), objective: { name: "plain" }, sigma: null }],
          [`sigma-1-to-0-${rate}`, { ...bad(rate), sigma: annealed(1) }],
        ]),
      ),
    ),
    size: size(60),
  },
  {
    name: "truncation",
    title: "Truncated back-propagation while sigma is large (adding T=50, H=32, sigma 1 linear to 0, 20 epochs)",
    target: 0.95,
    tasks: () => [adding(50)],
    network: { hiddenSizes: [32] },
    methods: fixed({
      "all-the-way": { ...T10, sigma: annealed(1) },
      "1-percent-of-the-gradient": { ...T10, sigma: annealed(1), truncation: { tolerance: 0.01 } },
    }),
    size: size(20),
  },
  {
    name: "penalty",
    title: "The penalty objective by lambda and sigma_0 (adding T=6, 150 windows, H=10, erf, 60 rounds)",
    target: 0.6,
    tasks: () => [addingStudyTask({ length: 6, train: 150, validation: 200, test: 200, stream: randomStream(1) })],
    network: { hiddenSizes: [10], activation: "erf" },
    methods: fixed(
      Object.fromEntries(
        [1e-5, 0.01, 0.1, 1, 10].flatMap((lambda) =>
          [0, 0.1, 0.3].map((sigma0) => [`lambda-${lambda}-sigma-${sigma0}`, penalty(lambda, sigma0)]),
        ),
      ),
    ),
    size: size(60, 3),
  },
];
