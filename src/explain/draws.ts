import type { RandomStream } from "../core/numeric/random.js";
import { type AntitheticDraws, forEachDraw } from "../objective/antithetic.js";
import type { Bench } from "./bench.js";

/**
 * A fixed set of antithetic weight noises z, -z, entries in units of their tensors' usual size: with the same draws at every
 * point the sampled objective is a smooth curve, and two points differ by the objective alone.
 */
export class Draws {
  readonly pairs: number;
  readonly #bench: Bench;
  readonly #draws: AntitheticDraws;

  constructor(bench: Bench, { pairs, random }: { readonly pairs: number; readonly random: RandomStream }) {
    const scales = bench.scales();
    this.#bench = bench;
    this.pairs = pairs;
    const noise = Array.from({ length: pairs }, () => Float32Array.from(scales, (scale) => scale * random.normal()));
    this.#draws = {
      parameters: bench.parameters,
      centre: new Float64Array(scales.length),
      pairs,
      noise: (pair) => noise[pair]!,
    };
  }

  /** Visits theta + sigma z for each draw, pair by pair; leaves the parameters as they were. */
  forEach(sigma: number, visit: (pair: number, sign: 1 | -1) => void): void {
    forEachDraw(this.#draws, sigma, visit);
  }

  /** The mean of the plain objective over the draws. */
  value(sigma: number): number {
    if (sigma === 0) return this.#bench.plain.evaluate(0);
    let total = 0;
    this.forEach(sigma, () => {
      total += this.#bench.plain.evaluate(0);
    });
    return total / (2 * this.pairs);
  }
}
