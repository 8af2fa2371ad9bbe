import { randomStream } from "../../../core/numeric/random.js";
import { addingTask } from "../../../data/tasks/adding.js";
import { Bench } from "../../../explain/bench.js";
import { Draws } from "../../../explain/draws.js";
import type { Kernels } from "../../../kernels/contract.js";
import { squared } from "../../../loss/squared.js";
import { buildNetwork } from "../../../network/build.js";
import type { ObjectivePass } from "../../../objective/contract.js";
import { weights } from "../../../objective/weights.js";

/** A kind of loss that is looked at. */
export type LandscapeName = "rugged" | "thresholds" | "usual";

/** Half the length of the line, in units of the usual size of the recurrent weights. */
export const REACH = 3;
/** Numbers of windows, their rows and units: as small as shows it, so that a browser computes a line in a second or two. */
export const LINE_SIZES = { windows: 64, rows: 10, units: 8 } as const;

/** Places at which the mean over noisy weights is taken by draws too, how many pairs of draws, and at every which level. */
export const SAMPLED = { places: 9, pairs: 200, every: 6 } as const;

export function sampledPlace(k: number): number {
  return 0.9 * REACH * ((2 * k) / (SAMPLED.places - 1) - 1);
}

/** What makes the kinds: the activation, and how many times too large the recurrent weights at the line's middle are. */
const KINDS = {
  rugged: { activation: "tanh", gain: 3 },
  thresholds: { activation: "sign", gain: 1 },
  usual: { activation: "tanh", gain: 1 },
} as const satisfies Readonly<Record<LandscapeName, { readonly activation: string; readonly gain: number }>>;

/**
 * The loss of a small network on the adding problem along a straight line of its recurrent weights, plain and smoothed.
 *
 *     f(x) = loss of theta + x d,   x in [-REACH, REACH]
 *
 * theta is a drawn start with recurrent weights `gain` times too large; d is random, each tensor's part of the size of that tensor's usual
 * weights; all other weights stay. Smoothed is the objective `weights`, with noise on all weights as in training, not on x alone.
 */
export class LossLine {
  readonly #bench: Bench;
  readonly #smoothed: ObjectivePass;
  readonly #centre: Float64Array;
  readonly #direction: Float64Array;

  constructor({
    name,
    seed,
    kernels,
  }: { readonly name: LandscapeName; readonly seed: number; readonly kernels: Kernels }) {
    const { activation, gain } = KINDS[name];
    const { windows, rows, units } = LINE_SIZES;
    const data = addingTask({ length: rows, train: windows, validation: 1, test: 1, stream: randomStream(1) });
    const network = buildNetwork({ inputSize: 2, hiddenSizes: [units], activation });
    const random = randomStream(seed);
    this.#bench = new Bench({
      network,
      kernels,
      loss: squared,
      windows: data.train,
      random: random.fork("objectives"),
    });
    this.#smoothed = this.#bench.plan(weights());
    this.#centre = this.#bench.start(seed, { gain, grows: (role) => role === "recurrent" });
    this.#direction = new Float64Array(this.#centre.length);
    const draws = random.fork("direction");
    for (const { role, offset, length, scale } of network.layout.slices) {
      if (role !== "recurrent") continue;
      for (let k = offset; k < offset + length; k++) this.#direction[k] = scale * draws.normal();
    }
  }

  /** The loss at x smoothed by sigma; at sigma = 0 the plain one, to the bit. */
  value(sigma: number, x: number): number {
    this.#go(x);
    return this.#passAt(sigma).evaluate(sigma);
  }

  /** Its derivative by x, from the gradient that training has; of hard thresholds 0 at sigma = 0. */
  slope(sigma: number, x: number): number {
    this.#go(x);
    this.#passAt(sigma).differentiate(sigma);
    let slope = 0;
    for (let k = 0; k < this.#direction.length; k++) slope += this.#bench.gradient[k]! * this.#direction[k]!;
    return slope;
  }

  /** The mean plain loss at x over pairs of draws of the noise that `value` has in closed form. */
  sampled(sigma: number, x: number, pairs: number): number {
    this.#go(x);
    return new Draws(this.#bench, { pairs, random: randomStream(1).fork("draws") }).value(sigma);
  }

  /** The weights at x. */
  parametersAt(x: number): Float32Array {
    this.#go(x);
    return Float32Array.from(this.#bench.parameters);
  }

  #passAt(sigma: number): ObjectivePass {
    return sigma === 0 ? this.#bench.plain : this.#smoothed;
  }

  #go(x: number): void {
    const { parameters } = this.#bench;
    for (let k = 0; k < parameters.length; k++) parameters[k] = this.#centre[k]! + x * this.#direction[k]!;
  }
}
