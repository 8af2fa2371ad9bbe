import type { Rung, TuningPlan } from "./contract.js";

/** Parts of the study's epochs that the runs of each rung take: whole runs all, on a path of sigma as much shorter. */
const SHARES = [1 / 4, 1 / 2, 1];

/** The best of each third of sigma_0's range goes on to the last rung: what a wide start is worth, a short path does not show. */
const STRATA = 3;

/**
 * Successive halving, for the work of as many whole runs: many settings in short but complete runs, the better half again over twice the epochs, half
 * of those over all of them; each rung on the next tuning seed. 10, 5 and 3 runs for the work of 8.
 *
 * No method is judged by the beginning of a long path: every run lowers its sigma to 0 and its rate to the end, and where sigma_0 is tuned the best
 * setting of each third of its range goes on. Where the trials are too few for more settings than whole runs, or the epochs under 8, all runs are whole.
 *
 * Source: Jamieson and Talwalkar, Non-stochastic best arm identification and hyperparameter optimization, AISTATS (2016).
 */
export const halving: TuningPlan = {
  name: "halving",
  leastTrials: () => 1,
  strata: STRATA,
  rungs({ trials, epochs, seeds }) {
    const whole: Rung = { rounds: trials, seed: 0, epochs };
    if (epochs * SHARES[0]! < 2) return [whole]; // a run of one epoch smooths nothing
    const rungs = (settings: number): Rung[] =>
      SHARES.map((share, k) => ({
        rounds: Math.max(Math.ceil(settings * 2 ** -k), Math.min(STRATA, settings)),
        seed: k % seeds,
        epochs: Math.round(epochs * share),
      }));
    const work = (settings: number) => rungs(settings).reduce((sum, rung) => sum + rung.rounds * rung.epochs, 0);
    let settings = trials + 1;
    if (work(settings) > trials * epochs) return [whole];
    while (work(settings + 1) <= trials * epochs) settings++;
    return rungs(settings);
  },
};
