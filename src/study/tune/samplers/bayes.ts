import { expectedImprovement } from "../../../core/numeric/expected-improvement.js";
import type { Setting, Space } from "../../records/method.js";
import { candidates } from "./candidates.js";
import type { Sampler } from "./contract.js";
import { mostLikely } from "./most-likely.js";
import { observations } from "./observations.js";
import { numberAt, placeOf } from "./range.js";
import { spread } from "./spread.js";

/** Trials before there is a history to learn from: the middle, both ends and what is between. */
const START = 5;

/**
 * The setting that promises most, by what came of those before: a Gaussian process of the log of the validation error over the ranges, each mapped
 * to [0, 1] by its scale, and of some 300 candidates the one with the largest expected improvement
 *
 *     E max(0, lowest - f) = (lowest - mean) Phi(z) + s phi(z),   z = (lowest - mean) / s
 *
 * on the lowest mean among the settings tried: their errors hold noise, and one lucky run is no measure. No setting is tried twice while another is
 * left. The first 5 are those of `spread` for 5 trials, so that every method begins alike.
 *
 * Sources: Jones, Schonlau and Welch, J. Global Optimization 13 (1998) 455-492 (expected improvement); Rasmussen and Williams, Gaussian Processes for
 * Machine Learning (2006), algorithm 2.1 (the process; covariance Matern 5/2, its lengths and noise the most likely of a small grid).
 */
export const bayes: Sampler = {
  name: "bayes",
  usesHistory: true,
  suggest(context) {
    const { space, history, random } = context;
    if (history.length < START) return spread.suggest({ ...context, trial: history.length, trials: START });
    const points = history.map(({ setting }) => placesOf(space, setting));
    const process = mostLikely(points, observations(history.map(({ validationError }) => validationError)));
    const lowest = Math.min(...process.means);
    const tried = new Set(history.map(({ setting }) => keyOf(space, setting)));
    const ranked = candidates(points[process.means.indexOf(lowest)]!, random.fork(`trial ${history.length}`))
      .map((places) => ({
        setting: settingAt(space, places),
        gain: expectedImprovement(process.at(places), lowest),
      }))
      .sort((a, b) => b.gain - a.gain);
    return (ranked.find(({ setting }) => !tried.has(keyOf(space, setting))) ?? ranked[0]!).setting;
  },
};

function placesOf(space: Space, setting: Setting): number[] {
  return Object.entries(space).map(([place, range]) => placeOf(range, setting[place]!));
}

function settingAt(space: Space, places: readonly number[]): Setting {
  return Object.fromEntries(Object.entries(space).map(([place, range], i) => [place, numberAt(range, places[i]!)]));
}

function keyOf(space: Space, setting: Setting): string {
  return Object.keys(space)
    .map((place) => setting[place])
    .join();
}
