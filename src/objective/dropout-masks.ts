import type { RandomStream } from "../core/numeric/random.js";
import type { UnitMasks, UnitRow } from "./contract.js";

/**
 * Which units a training step leaves out: every unit of every layer, step and sequence with probability p, each by itself, the others times 1 / (1 - p).
 *
 *     r = 0 with probability p, else 1 / (1 - p):   E r = 1,   Var r = p / (1 - p)
 *
 * A mask is a function of the step's key and the unit's place, so that all passes of a step have the same one: the draws of an objective that samples, and every
 * member of a team, for its own sequences. Source: Srivastava et al. (2014), Dropout; between the steps of time nothing is left out, as in Zaremba et al. (2014).
 */
export class DropoutMasks implements UnitMasks {
  /** p, in (0, 1). */
  readonly probability: number;
  readonly #random: RandomStream;
  readonly #kept: number;
  readonly #bound: number;
  readonly #key = new Uint32Array(2);

  constructor(probability: number, random: RandomStream) {
    this.probability = probability;
    this.#random = random;
    this.#kept = 1 / (1 - probability);
    this.#bound = probability * WORDS;
  }

  /** The mask of the next step; before the first call there is one too. */
  draw(): void {
    this.#key[0] = this.#random.integer(WORDS);
    this.#key[1] = this.#random.integer(WORDS);
  }

  fill(into: Float64Array, place: { readonly at: number; readonly count: number }, { layer, t, b }: UnitRow): void {
    const { at, count } = place;
    const key = this.#key;
    const row = mixed(mixed(mixed(key[0]! + Math.imul(layer + 1, ODD)) ^ (key[1]! + Math.imul(t + 1, ODD))) + b);
    for (let k = 0; k < count; k++) {
      into[at + k] = mixed(row + Math.imul(k, ODD)) >>> 0 < this.#bound ? 0 : this.#kept;
    }
  }
}

const WORDS = 2 ** 32;
/** 2^32 divided by the golden ratio: steps of it are spread over all 32-bit words. */
const ODD = 0x9e3779b9;

/** A 32-bit word all of whose bits depend on all bits of another. Source: Wellons (2018), Prospecting for hash functions (lowbias32). */
function mixed(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** The masks of a run, from a stream of their own; null where nothing is left out. */
export function masksOf(probability: number, run: RandomStream): DropoutMasks | null {
  return probability === 0 ? null : new DropoutMasks(probability, run.fork("dropout"));
}
