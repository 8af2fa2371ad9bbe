import type { Sampler } from "./contract.js";
import { numberAt } from "./range.js";

/**
 * The first number of the space at equal steps of its range, from the middle outwards and in between, so that tuning that is cut short has
 * still seen the whole range; the others by irrational steps, so that neighbours of the first see different values.
 *
 * Source: the order is that of the base-2 radical inverse (van der Corput, 1935).
 */
export const spread: Sampler = {
  name: "spread",
  usesHistory: false,
  suggest({ space, trial, trials }) {
    const places = Object.entries(space).map(([place, range], dimension) => {
      if (dimension > 0) return [place, numberAt(range, ((trial + 1) * stepOf(dimension)) % 1)];
      const rank = spreadOrder(trials)[trial]!;
      return [place, numberAt(range, trials === 1 ? 0.5 : rank / (trials - 1))];
    });
    return Object.fromEntries(places);
  },
};

/** The golden ratio for the second number of a space, fractions of other square roots for further ones. */
function stepOf(dimension: number): number {
  return dimension === 1 ? (Math.sqrt(5) - 1) / 2 : Math.sqrt(PRIMES[(dimension - 2) % PRIMES.length]!) % 1;
}

const PRIMES = [2, 3, 7, 11, 13];

/** 0 .. n-1, each next one far from those before: the ranks of the base-2 radical inverse, from the middle on. */
function spreadOrder(n: number): number[] {
  const inverse = (k: number) => {
    let value = 0;
    for (let bit = 0.5, rest = k; rest > 0; rest >>= 1, bit /= 2) value += bit * (rest & 1);
    return value;
  };
  const inverses = Array.from({ length: n }, (_, k) => inverse(k));
  const sorted = [...inverses].sort((a, b) => a - b);
  return inverses.map((value) => (sorted.indexOf(value) + (n >> 1)) % n);
}
