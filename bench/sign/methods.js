import { activation } from "../../dist/objective/activation.js";
import { straightThrough } from "../../dist/objective/straight-through.js";
import { weights } from "../../dist/objective/weights.js";
import { sigmaAnnealedRate } from "../../dist/schedule/rate.js";
import { constant, cosine, geometric, join } from "../../dist/schedule/schedule.js";

const base = { optimizer: "adam", activation: "sign", twoDimensions: true };
const path = (start, end, share) =>
  join([
    { until: share, schedule: geometric({ start, end }) },
    { until: 1, schedule: constant(0) },
  ]);
const sigma0 = (v) => ({ sigma0: 0.3 * 10 ** v });

/** Two settings each: the learning rate, and the estimator's window or diffusion's sigma_0. */
export const methods = [
  {
    ...base,
    name: "straight-through",
    second: (v) => ({ width: 0.3 * 10 ** v }),
    options: ({ width }) => ({ objective: straightThrough({ width }) }),
  },
  {
    ...base,
    name: "diffusion, weights",
    second: sigma0,
    options: ({ sigma0 }) => ({
      objective: weights(),
      sigma: path(sigma0, 0.03 * sigma0, 0.8),
      readoutAtZero: "ridge",
    }),
  },
  {
    ...base,
    name: "diffusion, activation",
    second: sigma0,
    options: ({ sigma0 }) => ({
      objective: activation(),
      sigma: path(sigma0, 0.03 * sigma0, 0.8),
      readoutAtZero: "ridge",
    }),
  },
  // Both again with a rate that falls: by the cosine, and with sigma, as the curvature bound K / sigma asks.
  {
    ...base,
    name: "straight-through, cosine rate",
    second: (v) => ({ width: 0.3 * 10 ** v }),
    options: ({ learningRate, width }) => ({
      objective: straightThrough({ width }),
      learningRate: cosine({ start: learningRate, end: learningRate / 30 }),
    }),
  },
  {
    ...base,
    name: "diffusion, weights, rate by sigma",
    second: sigma0,
    options: ({ learningRate, sigma0 }) => ({
      objective: weights(),
      sigma: path(sigma0, 0.03 * sigma0, 0.8),
      learningRate: sigmaAnnealedRate({
        learningRate: learningRate / 30,
        kappa: learningRate / sigma0,
        most: learningRate,
      }),
      readoutAtZero: "ridge",
    }),
  },
];
