import { elman } from "../cells/network.js";
import type { Objective } from "../objective/contract.js";
import { objectives } from "../objective/index.js";
import { plain } from "../objective/plain.js";
import { weights } from "../objective/weights.js";
import { annealed } from "../schedule/sigma.js";
import type { Pace } from "./pace.js";
import { finite, type ThresholdMethod, type ThresholdsRecord } from "./record.js";
import { meanPredictorError, median, type Runs, runOnce } from "./runs.js";

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
 * sigma = 0, on true binary units. Same seeds, batches, epochs and learning rates; each shows the rate with the lowest median.
 */
export async function thresholds(options: ThresholdsOptions): Promise<ThresholdsRecord> {
  const { runs, seeds, learningRates, sigma0, epochs, pace } = options;
  const { inputSize, hiddenSizes, outputSize } = runs.network;
  const network = elman({ inputSize, hiddenSize: hiddenSizes, outputSize, activation: "sign" });
  const methods = methodsPresent();
  const total = methods.length * learningRates.length * seeds.length;
  let done = 0;
  const chosen: ThresholdMethod[] = [];
  for (const { method, objective } of methods) {
    const tried: { middle: number; found: ThresholdMethod }[] = [];
    for (const learningRate of learningRates) {
      const curves: (readonly number[])[] = [];
      for (const seed of seeds) {
        const sigma = method === "diffusion" ? annealed({ sigma0, share: 0.8 }) : null;
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

function methodsPresent(): readonly { readonly method: ThresholdMethod["method"]; readonly objective: Objective }[] {
  const straight = objectives.items.find(({ name }) => name === "straight-through");
  return [
    { method: "plain", objective: plain() },
    ...(straight ? [{ method: "straight-through" as const, objective: straight }] : []),
    { method: "diffusion", objective: weights() },
  ];
}
