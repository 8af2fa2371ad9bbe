import { type RandomStream, randomStream } from "../../../core/numeric/random.js";
import { type Activation, MOMENT, MOMENTS } from "../../../smoothing/contract.js";

/** Inputs at which draws are averaged, and the draws of each that there can be. */
export const PLACES = 33;
export const MOST_DRAWS = 1000;
/** Largest input, either way. */
export const FARTHEST = 4;

/** Averages of an activation over draws of its noise, beside its closed form: draws are made once, so that only sigma moves what is seen. */
export class Averages {
  readonly inputs = Float64Array.from({ length: PLACES }, (_, k) => FARTHEST * ((2 * k) / (PLACES - 1) - 1));
  /** (PLACES) */
  readonly means = new Float64Array(PLACES);
  /** The largest difference of an average from the closed form, and what three standard errors come to. */
  gap = 0;
  chance = 0;
  readonly #draws: Float32Array;
  readonly #moments = new Float64Array(MOMENTS);

  constructor(random: RandomStream = randomStream(7)) {
    this.#draws = Float32Array.from({ length: PLACES * MOST_DRAWS }, () => random.normal());
  }

  /** z of a draw at a place. */
  noise(place: number, draw: number): number {
    return this.#draws[place * MOST_DRAWS + draw]!;
  }

  update(activation: Activation, { sigma, draws }: { readonly sigma: number; readonly draws: number }): void {
    this.gap = 0;
    this.chance = 0;
    for (let k = 0; k < PLACES; k++) {
      const mean = this.inputs[k]!;
      let sum = 0;
      for (let n = 0; n < draws; n++) sum += activation.value(mean + sigma * this.noise(k, n));
      this.means[k] = sum / draws;
      activation.smooth(mean, sigma * sigma, this.#moments);
      const h1 = this.#moments[MOMENT.h1]!;
      this.gap = Math.max(this.gap, Math.abs(this.means[k]! - h1));
      const variance = Math.max(0, this.#moments[MOMENT.h2]! - h1 * h1);
      this.chance = Math.max(this.chance, 3 * Math.sqrt(variance / draws));
    }
  }
}
