import type { NetworkSpec } from "../network/spec.js";
import type { MethodRecipe } from "../train/method-recipe.js";
import type { Pace } from "./pace.js";
import { finite, type ThresholdMethod, type ThresholdsRecord } from "./record.js";
import { bestRate, meanPredictorError, pageMethod, type Runs } from "./runs.js";

interface ThresholdsOptions {
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
  const network: NetworkSpec = { ...runs.network, activation: "sign", approximation: "best" };
  const total = METHODS.length * learningRates.length * seeds.length;
  let done = 0;
  const chosen: ThresholdMethod[] = [];
  for (const [name, change] of METHODS) {
    const sigma = name === "diffusion" ? { name: "geometric", sigma0, endFactor: 1 / 15, annealFraction: 0.8 } : null;
    const method = pageMethod(name, { ...change, sigma });
    const onRun = () => pace.at("thresholds", ++done, total);
    const found = await bestRate({ ...runs, network }, { method, learningRates, seeds, epochs, onRun });
    const curves = found.curves.map((curve) => curve.map(finite));
    chosen.push({ method: name, learningRate: found.learningRate, median: finite(found.median), curves });
  }
  const meanPredictor = meanPredictorError(runs.data, runs.errorScale);
  return { epochs, seeds: seeds.length, sigma0, learningRates, meanPredictor, methods: chosen };
}

const METHODS: readonly (readonly [ThresholdMethod["method"], Partial<MethodRecipe>])[] = [
  ["plain", {}],
  ["straight-through", { objective: { name: "straight-through" } }],
  ["diffusion", { objective: { name: "weights" } }],
];
