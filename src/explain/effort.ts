import type { Effort } from "./record.js";

/** The sizes of every part by effort: plain numbers, which the page repeats. */
export const BUDGETS = {
  full: {
    trainWindows: 512,
    seeds: 10,
    formulaPoints: 21,
    landscape: { windows: 64, options: { gain: 3, linePoints: 121, planePoints: 33, pairs: 128 } },
    initialisation: { gains: [1, 2, 3], learningRates: [0.003, 0.01, 0.03], sigma0: 0.75, epochs: 30 },
    curvature: {
      windows: 64,
      options: { gains: [1, 3], sigmas: [0, 0.05, 0.1, 0.2, 0.35, 0.6, 1, 1.6, 2.5], pairs: 32, iterations: 24 },
    },
    training: { learningRate: 0.01, epochs: 40 },
    memory: { windows: 64, sigmas: [0, 0.05, 0.1, 0.2, 0.35, 0.6, 1, 1.6, 2.5] },
    noise: { windows: 64, options: { sigmas: [0.05, 0.1, 0.2, 0.35, 0.6, 1], pairs: 256 } },
    thresholds: { learningRates: [0.003, 0.01, 0.03], sigma0: 1.5, epochs: 30 },
  },
  quick: {
    trainWindows: 64,
    seeds: 2,
    formulaPoints: 5,
    landscape: { windows: 8, options: { gain: 3, linePoints: 31, planePoints: 9, pairs: 4 } },
    initialisation: { gains: [1, 3], learningRates: [0.01], sigma0: 0.75, epochs: 3 },
    curvature: { windows: 8, options: { gains: [1, 3], sigmas: [0, 0.2, 1], pairs: 8, iterations: 12 } },
    training: { learningRate: 0.01, epochs: 5 },
    memory: { windows: 8, sigmas: [0, 0.2, 1] },
    noise: { windows: 8, options: { sigmas: [0.1, 0.5], pairs: 16 } },
    thresholds: { learningRates: [0.01], sigma0: 1.5, epochs: 3 },
  },
} as const satisfies Readonly<Record<Effort, unknown>>;
