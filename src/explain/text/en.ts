import type { ExplainTexts } from "./texts.js";

export const en: ExplainTexts = {
  language: "en",
  title: "What smoothing does to this loss",
  lead:
    "Diffusion trains a network on its loss averaged over Gaussian noise of width σ on the weights, in closed form, and lowers σ to 0, " +
    "where the loss is the real one again. This page shows what that does to one network on one set of data. Every figure was measured.",
  data: "Data",
  network: "Network",
  networkLine: ({ network: { cell, bidirectional, hiddenSizes, activation }, parameters, window, engine, seed }) =>
    `${bidirectional ? "bidirectional " : ""}${cell}, ${hiddenSizes.join(" + ")} ${activation} units${bidirectional ? " each way" : ""}, ${parameters} weights, windows of ${window} rows; ` +
    `seed ${seed}, engine ${engine}`,
  stopped: "Stopped before the end: only what was finished is shown.",
  computed: "What was computed.",
  epoch: "epoch",
  error: "error",
  reproduce: "How to reproduce",
  reproduceLine: ({ seed, effort }) =>
    `The same seed (${seed}), effort (${effort}), data, network and engine give the same page. ` +
    "From a program: explain({ network, data, source, seed }) returns these numbers as plain JSON.",
  scrolls: "The table scrolls sideways.",

  landscape: {
    heading: "The loss, from smooth to real",
    tile: "Valleys along a line",
    tileMore: (sigma) => `on the real loss, and at σ = ${sigma}`,
    finding: ({ from, to, sigma, gain }) =>
      `Around a start whose recurrent weights are ${gain} times too large, the real loss has ${from} valleys along one line; smoothed by ` +
      `σ = ${sigma} it has ${to}. As σ falls they come back, but by then training has moved to where the smooth loss is low.`,
    way: "training goes this way",
    real: "the real loss",
    pits: (count) => `${count} ${count === 1 ? "pit" : "pits"}`,
    valleys: (count) => `${count} ${count === 1 ? "valley" : "valleys"}`,
    relief: (sigma, count) => `Loss on a plane of weights at sigma ${sigma}: ${count} pits`,
    lineHeading: "The same along a line: three ways to smooth",
    objectives: {
      weights: {
        name: "weights",
        what: "Mean and variance of every unit carried through time, in closed form: what training uses.",
      },
      activation: {
        name: "activation",
        what: "Smoothed activations, in closed form; noise stays local. Cheaper, smooths less.",
      },
      sampled: {
        name: "sampled",
        what: "The plain average over noisy copies of the network: costs as many passes as draws, and leaves ripples of its own.",
      },
    },
    how: ({ gain, windows, pairs, ceiling }) =>
      `A start from the seed with recurrent weights times ${gain}; two random directions through the recurrent weights, filter-normalised, ` +
      `3 usual weight sizes to either side. Mean loss over ${windows} training windows. Reliefs: the weights objective, all on one vertical ` +
      "scale; a pit is a grid point lower than its eight neighbours. Lines: along the first direction, one scale for all; a valley is a " +
      `minimum deeper than 0.5 % of the real curve's range; along other directions it may go on down. Sampled: ${pairs} antithetic pairs, the same at every point. Values above ${ceiling} would be cut there.`,
  },
  initialisation: {
    heading: "1. Initialisation: recovery from a bad start",
    tile: "Success rate: runs that reach the target",
    tileMore: (gains) => `plain, and with diffusion, from weights ${gains.join(" and ")} times too large`,
    methods: { plain: "plain", diffusion: "diffusion" },
    finding: ({ gains, runs, plain, diffusion }) =>
      `From weights ${gains.join(" and ")} times too large, ${plain} of ${runs} plain runs reach the target, and ${diffusion} of ${runs} runs with diffusion.`,
    start: (gain) => (gain === 1 ? "Weights of the usual size" : `Weights ${gain} times too large`),
    successes: (successes, seeds) => `${successes} of ${seeds}`,
    median: (error) => `median ${error}`,
    curves: "Best validation error so far",
    target: "target",
    mean: "mean predictor",
    how: ({ epochs, seeds, rates, sigma0, windows }) =>
      `${seeds} seeds, ${epochs} epochs of Adam on ${windows} training windows, batches of 32, the same for both; each method shows the better ` +
      `of the learning rates ${rates} by its median. Diffusion: weights objective, σ linear from ${sigma0} to 0 over 60 % of the epochs. ` +
      "Target: what plain training reaches in the median from the usual start, plus 15 % of the way from there to the mean predictor. " +
      "Curves: the best validation error so far, median and range over the seeds.",
  },
  curvature: {
    heading: "2. Step size: how steep the loss can get",
    tile: "Largest curvature",
    tileMore: (gain, sigma) => `at σ = 0 and σ = ${sigma}, weights ${gain} times too large`,
    finding: ({ gain, from, to, sigma, factor }) =>
      `At a start ${gain} times too large the largest curvature falls from ${from} on the real loss to ${to} at σ = ${sigma}: ` +
      `a gradient step ${factor} times longer is safe there. Lowering σ anneals the learning rate by itself.`,
    chart: "Largest curvature by σ",
    step: "Safe step 2 / curvature by σ",
    measured: (gain) => (gain === 1 ? "measured, usual start" : `measured, start × ${gain}`),
    bound: (gain) => (gain === 1 ? "bound K/σ, usual start" : `bound K/σ, start × ${gain}`),
    how: ({ windows, pairs }) =>
      "Largest absolute eigenvalue of the Hessian of the weights objective, by power iteration on differences of gradients, each weight measured " +
      `in units of its tensor's usual size, on ${windows} training windows. The bound K/σ holds for every smoothed loss; K is the root mean ` +
      `square of the gradient's norm over ${2 * pairs} noisy copies.`,
  },
  memory: {
    heading: "3. Memory: how far back the gradient reaches",
    tile: "Steps the gradient reaches back",
    tileMore: (sigma) => `on the real loss, and at σ = ${sigma}`,
    finding: ({ window, from, to, sigma }) =>
      `The gradient of the real loss reaches ${from} of ${window} steps back; at σ = ${sigma} it reaches ${to}. Large σ learns short lags first, ` +
      "like training a deep network layer by layer; lags are switched on as σ falls, and early epochs may back-propagate less.",
    window: "the whole window",
    steps: "Effective memory in steps, by σ",
    lost: "Gradient lost when stopping after k steps",
    depth: "k, steps of back-propagation",
    how: ({ windows }) =>
      "At weights trained plainly: the gradient of the weights objective, back-propagated all the way and k steps only, on " +
      `${windows} training windows. Lost: the norm of the difference over the norm of the whole. Effective memory: the smallest k that loses ` +
      "less than 1 %.",
  },
  noise: {
    heading: "4. Noise: the closed form against noisy copies of the network",
    tile: "Closed form off the sampled loss by",
    tileMore: (sigma) => `at σ = ${sigma}, at the start and at trained weights`,
    finding: ({ start, trained, sigma, draws }) =>
      `Training on noisy weights and averaging is what the weights objective does in one pass. Against ${draws} noisy copies at σ = ${sigma} its ` +
      `value is off by ${start} at the start and by ${trained} at trained weights. It treats the noise of ` +
      "different steps and units as independent, though all steps share one draw: how much that matters depends on the weights.",
    value: "Value: relative difference from sampled",
    gradient: "Gradient: relative distance from sampled",
    place: { start: "start", trained: "trained" },
    how: ({ windows, draws }) =>
      `Value and gradient of both closed forms against the mean over ${draws} antithetic noisy copies, on ${windows} training windows. The two ` +
      "halves of the copies are multiplied with each other, which takes their own sampling noise out of the distance. 0 is the same, 1 is as " +
      "far off as the gradient is long.",
  },
  thresholds: {
    heading: "5. Hard thresholds: training units that jump",
    tile: "Error of a network of sign units",
    tileMore: "straight-through, and with diffusion",
    methods: { plain: "plain", "straight-through": "straight-through", diffusion: "diffusion" },
    finding: (facts, mean) =>
      "With sign units the plain gradient of the recurrent layers is zero everywhere: only the readout learns. Smoothed, it is not zero, and " +
      `training ends on true binary units. Median errors: ${facts.map(({ method, error }) => `${method} ${error}`).join(", ")}; ` +
      `mean predictor ${mean}.`,
    chart: "Validation error of the hard network by epoch",
    ends: "Median error at the end",
    how: ({ epochs, seeds, rates, sigma0 }) =>
      `The same network with every unit replaced by sign(x), ${seeds} seeds, ${epochs} epochs of Adam, batches of 32, the better of the learning ` +
      `rates ${rates} for each. Diffusion: weights objective, σ falls geometrically from ${sigma0} to a fifteenth of it over 80 % of the epochs; ` +
      "then σ is 0, and the readout is solved once by ridge regression and learns on alone. Errors are those of the hard network, also while σ > 0.",
  },
  formulas: {
    heading: "Which formulas are exact",
    finding: ({ exact, approximate, worst }) =>
      `${exact} of the activations are smoothed by exact closed forms. ${approximate} use approximations, off by at most ${worst} here; the two ` +
      "one-term forms are there for comparison. At σ = 0 every one is the activation itself.",
    table: "Claimed and measured accuracy of the smoothed activations",
    activation: "Activation",
    claim: "Claim",
    exact: "exact",
    within: (bound) => `within ${bound}`,
    h1: "E h, off by",
    h2: "E h², off by",
    how: ({ low, high, sds }) =>
      `The largest difference from Gauss-Legendre quadrature over means ${low} to ${high} and standard deviations ${sds}. For the exact ones what ` +
      "is left is rounding, of the oracle too. Pictures: the activation (dark) and its mean under noise of 0.5, 1, 2 and 4.",
  },
};
