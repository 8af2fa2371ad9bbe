import type { RandomStream } from "../../../core/numeric/random.js";

/** Over the whole space. */
const SPREAD = 256;

/** About the best place, at each of the distances. */
const NEIGHBOURS = 24;

/** Standard deviations, of places from 0 to 1. */
const DISTANCES = [0.1, 0.03];

/**
 * Places among which the next one is chosen: a Latin hypercube over the whole space (every 256th of a range met once), and neighbours of the best
 * place so far, normal about it, an end of the range for what lies beyond.
 */
export function candidates(best: readonly number[], random: RandomStream): number[][] {
  const orders = best.map(() => random.permutation(SPREAD));
  const spread = Array.from({ length: SPREAD }, (_, i) =>
    orders.map((order) => (order[i]! + random.uniform()) / SPREAD),
  );
  const near = DISTANCES.flatMap((distance) =>
    Array.from({ length: NEIGHBOURS }, () =>
      best.map((place) => Math.min(1, Math.max(0, place + distance * random.normal()))),
    ),
  );
  return [...spread, ...near];
}
