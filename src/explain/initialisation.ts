import { median } from "../core/statistics.js";
import { plain } from "../objective/plain.js";
import { weights } from "../objective/weights.js";
import { annealed } from "../schedule/sigma.js";
import type { Pace } from "./pace.js";
import { finite, type InitialisationRecord } from "./record.js";
import { meanPredictorError, type Runs, runOnce } from "./runs.js";

export interface InitialisationOptions {
  readonly runs: Runs;
  readonly gains: readonly number[];
  readonly seeds: readonly number[];
  readonly learningRates: readonly number[];
  readonly sigma0: number;
  readonly epochs: number;
  readonly pace: Pace;
}

/** How far above plain training from a good start the target lies, on the way to the mean predictor. */
const TARGET_SHARE = 0.15;

/**
 * Plain training and diffusion (weights objective) from starts whose weights are `gains` times the usual size.
 *
 * Both methods get the same seeds, batches, epochs and learning rates; each shows the rate with the lowest median. The target is
 * what plain training reaches in the median from the first gain, plus 15 % of the way from there to the mean predictor.
 */
export async function initialisation(options: InitialisationOptions): Promise<InitialisationRecord> {
  const { runs, gains, seeds, learningRates, sigma0, epochs, pace } = options;
  const total = gains.length * METHODS.length * learningRates.length * seeds.length;
  let done = 0;
  const groups: Group[] = [];
  for (const gain of gains) {
    for (const method of METHODS) {
      const tried: Group[] = [];
      for (const learningRate of learningRates) {
        const curves: (readonly number[])[] = [];
        for (const seed of seeds) {
          const isPlain = method === "plain";
          const objective = isPlain ? plain() : weights();
          const sigma = isPlain ? null : annealed({ sigma0 });
          curves.push((await runOnce(runs, { objective, sigma, learningRate, epochs, gain, seed })).curve);
          await pace.at("initialisation", ++done, total);
        }
        tried.push({ method, gain, learningRate, curves, median: median(curves.map((curve) => curve.at(-1)!)) });
      }
      groups.push(tried.reduce((a, b) => (b.median < a.median ? b : a)));
    }
  }
  const meanPredictor = meanPredictorError(runs.data, runs.errorScale);
  const reference = groups[0]!.median;
  const target = reference + TARGET_SHARE * Math.max(0, meanPredictor - reference);
  return {
    epochs,
    seeds: seeds.length,
    sigma0,
    learningRates,
    target,
    meanPredictor,
    groups: groups.map((group) => ({
      ...group,
      median: finite(group.median),
      curves: group.curves.map((curve) => curve.map(finite)),
      reached: group.curves.filter((curve) => curve.at(-1)! <= target).length,
    })),
  };
}

interface Group {
  readonly method: "plain" | "diffusion";
  readonly gain: number;
  readonly learningRate: number;
  readonly median: number;
  readonly curves: readonly (readonly number[])[];
}

const METHODS = ["plain", "diffusion"] as const;
