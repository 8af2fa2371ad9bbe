import type { FloatArray } from "../core/float-array.js";
import type { StartAmplitude } from "../initialisers/contract.js";
import { atAmplitude } from "../initialisers/linear/at-amplitude.js";
import { setUnits } from "../initialisers/units.js";
import type { Network } from "../network/build.js";
import type { Beginning } from "./records.js";

/** The way from a start's amplitude to 1, as plain data. */
export interface AmplitudePathOptions {
  /** Share of the run over which the amplitude is led to 1, in (0, 1). */
  readonly fraction: number;
}

/**
 * Amplitude at a share of the run, from alpha at 0 to 1 at `fraction` and after it: sigma of the gain-normalised smoothing falls linearly, and the amplitude
 * is 1 / kappa(sigma), kappa = sqrt(1 + c sigma^2) with any c:
 *
 *     1 / sqrt(1 + (1 / alpha^2 - 1) q^2),    q = max(0, 1 - progress / fraction)
 *
 * @example
 * amplitudeAt(0.1, { progress: 0, fraction: 0.5 }); // 0.1
 * amplitudeAt(0.1, { progress: 0.5, fraction: 0.5 }); // 1
 */
export function amplitudeAt(
  alpha: number,
  { progress, fraction }: AmplitudePathOptions & { readonly progress: number },
): number {
  const left = Math.max(0, 1 - progress / fraction);
  return left === 1 ? alpha : 1 / Math.sqrt(1 + (1 / alpha ** 2 - 1) * left ** 2);
}

/** The path of a run; null where the amplitude is held, and where the start wrote no units with one. */
export function planPath(
  options: AmplitudePathOptions | null,
  { amplitude, ...place }: Omit<Beginning, "note"> & { readonly network: Network; readonly parameters: FloatArray },
): AmplitudePath | null {
  return options && amplitude && new AmplitudePath(place, { ...options, start: amplitude });
}

/**
 * Leads the units that a start wrote from its amplitude to 1, between epochs: from the smoothed problem, in its small-signal coordinates, to the plain one.
 * In these coordinates no parameter changes; the network at hand is a plain one at every amplitude, which is validated and kept like any other.
 * Sigma's and the steps' units follow.
 */
export class AmplitudePath {
  readonly #network: Network;
  readonly #parameters: FloatArray;
  readonly #units: Float64Array;
  readonly #start: StartAmplitude;
  readonly #fraction: number;
  #amplitude: number;

  constructor(
    {
      network,
      parameters,
      units,
    }: { readonly network: Network; readonly parameters: FloatArray; readonly units: Float64Array },
    { start, fraction }: AmplitudePathOptions & { readonly start: StartAmplitude },
  ) {
    this.#network = network;
    this.#parameters = parameters;
    this.#units = units;
    this.#start = start;
    this.#fraction = fraction;
    this.#amplitude = start.alpha;
  }

  /** Before the epoch's first step. */
  startEpoch(progress: number): void {
    const before = this.#amplitude;
    this.goTo(progress);
    if (this.#amplitude === before) return;
    const { states } = this.#start;
    atAmplitude(this.#network, this.#parameters, { states, before, after: this.#amplitude });
  }

  /** To an epoch of a run that goes on: its parameters are those of this amplitude already. */
  goTo(progress: number): void {
    this.#amplitude = amplitudeAt(this.#start.alpha, { progress, fraction: this.#fraction });
    setUnits(this.#units, this.#network, this.#amplitude);
  }
}
