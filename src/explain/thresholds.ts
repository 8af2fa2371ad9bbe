import { median } from "../core/statistics.js";
import { buildNetwork } from "../network/build.js";
import type { Objective } from "../objective/contract.js";
import { plain } from "../objective/plain.js";
import { straightThrough } from "../objective/straight-through.js";
import { weights } from "../objective/weights.js";
import { constant, geometric, join } from "../schedule/schedule.js";
import type { Pace } from "./pace.js";
import { finite, type ThresholdMethod, type ThresholdsRecord } from "./record.js";
import { meanPredictorError, type Runs, runOnce } from "./runs.js";

export interface ThresholdsOptions {
  readonly runs: Runs;
  readonly seeds: readonly number[];
  readonly learningRates: readonly number[];
  readonly sigma0: number;
  readonly epochs: number;
  readonly pace: Pace;
}

/**
 * The user's network with every unit replaced by a hard threshold, h(x) = sign(x), trained three ways.
 *
 * Its plain gradient by the recurrent layers is 0 everywhere, so plain training moves the readout alone. The straight-through
 * estimator (Bengio et al., 2013) pretends another derivative; diffusion trains through E sign(X) = erf(mu / (sqrt2 s)) and ends, at
 * sigma = 0, on true binary units: sigma falls geometrically to a fifteenth of its start over 80 % of the epochs; then it is 0, the
 * readout is solved once by ridge regression (squared loss alone) and goes on learning. Same seeds, batches, epochs and learning rates; each shows the rate with the lowest median.
 */
export async function thresholds(options: ThresholdsOptions): Promise<ThresholdsRecord> {
  const { runs, seeds, learningRates, sigma0, epochs, pace } = options;
  const network = buildNetwork({ ...runs.network.spec, activation: "sign", approximation: "best" });
  const smoothing = join([
    { until: 0.8, schedule: geometric({ start: sigma0, end: sigma0 / 15 }) },
    { until: 1, schedule: constant(0) },
  ]);
  const total = METHODS.length * learningRates.length * seeds.length;
  let done = 0;
  const chosen: ThresholdMethod[] = [];
  for (const { method, objective } of METHODS) {
    const tried: { middle: number; found: ThresholdMethod }[] = [];
    for (const learningRate of learningRates) {
      const curves: (readonly number[])[] = [];
      for (const seed of seeds) {
        const sigma = objective.diffuses ? smoothing : null;
        curves.push((await runOnce({ ...runs, network }, { objective, sigma, learningRate, epochs, seed })).curve);
        await pace.at("thresholds", ++done, total);
      }
      const middle = median(curves.map((curve) => curve.at(-1)!));
      tried.push({
        middle,
        found: { method, learningRate, median: finite(middle), curves: curves.map((c) => c.map(finite)) },
      });
    }
    chosen.push(tried.reduce((a, b) => (b.middle < a.middle ? b : a)).found);
  }
  const meanPredictor = meanPredictorError(runs.data, runs.errorScale);
  return { epochs, seeds: seeds.length, sigma0, learningRates, meanPredictor, methods: chosen };
}

const METHODS: readonly { readonly method: ThresholdMethod["method"]; readonly objective: Objective }[] = [
  { method: "plain", objective: plain() },
  { method: "straight-through", objective: straightThrough() },
  { method: "diffusion", objective: weights() },
];
