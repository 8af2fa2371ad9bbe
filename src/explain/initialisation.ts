import type { Pace } from "./pace.js";
import { finite, type InitialisationRecord } from "./record.js";
import { bestRate, meanPredictorError, pageMethod, type RatedRuns, type Runs } from "./runs.js";

interface InitialisationOptions {
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
    for (const name of METHODS) {
      const smoothed = { objective: { name: "weights" }, sigma: { name: "annealed", sigma0 } };
      const method = pageMethod(name, { gain, ...(name === "diffusion" && smoothed) });
      const onRun = () => pace.at("initialisation", ++done, total);
      groups.push({ method: name, gain, ...(await bestRate(runs, { method, learningRates, seeds, epochs, onRun })) });
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

interface Group extends RatedRuns {
  readonly method: "plain" | "diffusion";
  readonly gain: number;
}

const METHODS = ["plain", "diffusion"] as const;
