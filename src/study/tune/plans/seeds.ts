import type { Rung, TuningPlan } from "./contract.js";

/** Settings for each seed at least: fewer are no choice. */
const SETTINGS_PER_SEED = 3;

/**
 * Many settings on the first tuning seed, the best of them again on each further one: the choice is by the mean over seeds, not by one draw.
 *
 * Of N trials on S seeds, p = max(2, N / 2S) settings go on, so that N - p (S - 1) are tried: 6 and 2 of them again for 8 on 2 seeds. Fewer than 3 S
 * trials, as a time budget may leave, are on fewer seeds. What a study grows by takes on at least one more setting, or two where none was, as far as its
 * trials reach.
 */
export const seeds: TuningPlan = {
  name: "seeds",
  leastTrials: (seeds) => (seeds === 1 ? 1 : SETTINGS_PER_SEED * seeds),
  strata: 1,
  rungs({ trials, epochs, seeds: asked, isFirst, waiting, taken }) {
    const seeds = isFirst ? Math.max(1, Math.min(asked, Math.floor(trials / SETTINGS_PER_SEED))) : asked;
    const further = seeds - 1;
    let again = further === 0 ? 0 : Math.max(1, 2 - taken, Math.floor(trials / (2 * seeds)));
    // No more than there are trials for, and no more than there are settings to take.
    while (again * further > trials || again > trials - again * further + waiting) again--;
    const tried: Rung = { rounds: trials - again * further, seed: 0, epochs };
    if (again === 0) return [tried];
    return [tried, ...Array.from({ length: further }, (_, k): Rung => ({ rounds: again, seed: k + 1, epochs }))];
  },
};
