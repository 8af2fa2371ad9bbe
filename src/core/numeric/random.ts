import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { ensure, ensureInteger } from "../errors.js";
import { shown } from "../shown.js";
import { log } from "./elementary/log.js";
import { hash128 } from "./hash.js";

/** A stream of random numbers that its owner passes on as an argument. Drawing moves it; forking does not. */
export interface RandomStream {
  /** A number in [0, 1), a multiple of 2^-53. */
  uniform(): number;
  /** A draw from N(0, 1). */
  normal(): number;
  /** An integer in [0, n), every one equally likely; 1 <= n <= 2^32. */
  integer(n: number): number;
  /** The integers 0 .. n-1 in random order, every order equally likely; written into `out` (length n) if given. */
  permutation(n: number, out?: Uint32Array): Uint32Array;
  /**
   * An independent stream that depends only on this stream's origin and the label: not on what was drawn from this stream, nor
   * on other forks. The labels 1 and "1" give different streams.
   */
  fork(label: string | number): RandomStream;
  /** Where the stream is, as four whole numbers: a stream of the same origin that is set there draws what this one would draw. Forks are elsewhere. */
  state(): readonly number[];
  /** Goes to where `state` said a stream of the same origin was; anything but four 32-bit integers is a GradusError. */
  restore(state: readonly number[]): void;
}

/**
 * The stream of a seed: the same bits for ever and on every engine, since only `+`, `*`, `/` and integer operations make them.
 *
 * Generator: xoroshiro128+ (Blackman and Vigna 2018) of pure-rand, its 128-bit state a hash of the seed.
 *
 * @param seed an integer in [0, 2^53); anything else is a GradusError
 * @example
 * const stream = randomStream(7);
 * const shuffling = stream.fork("shuffle"); // the same whether made before or after other draws and forks
 */
export function randomStream(seed: number): RandomStream {
  ensure(
    Number.isSafeInteger(seed) && seed >= 0,
    () =>
      `randomStream: \`seed\` must be an integer in [0, 2^53), got ${shown(seed)}. Take any such number and record it with the run.`,
  );
  return fromKey(hash128([0, 0, 0, 0], `seed:${seed}`));
}

type Key = readonly [number, number, number, number];

function fromKey(key: Key): RandomStream {
  let bits = xoroshiro128plusFromState(key);

  const uniform = () => ((bits.next() >>> 5) * 0x4000000 + (bits.next() >>> 6)) / 2 ** 53;

  const integer = (n: number) => {
    ensure(
      Number.isInteger(n) && n >= 1 && n <= WORDS,
      () =>
        `integer: n must be an integer in [1, 2^32], got ${n}. It is the count of values, so the largest one is n - 1.`,
    );
    const fair = WORDS - (WORDS % n); // draws from here up would favour the small values
    let draw = bits.next() >>> 0;
    while (draw >= fair) draw = bits.next() >>> 0;
    return draw % n;
  };

  return {
    uniform,
    integer,
    normal: () => leva(uniform),
    permutation(n, out = new Uint32Array(n)) {
      ensureInteger("permutation: n", n, 0);
      ensure(out.length === n, () => `permutation: \`out\` must have length n, got length ${out.length} and n=${n}.`);
      for (let i = 0; i < n; i++) {
        const j = integer(i + 1);
        out[i] = out[j]!;
        out[j] = i;
      }
      return out;
    },
    fork: (label) => fromKey(hash128(key, `${typeof label}:${label}`)),
    state: () => bits.getState(),
    restore(state) {
      ensure(
        isStreamState(state),
        () => `restore: must be given what \`state\` of a stream gave, four 32-bit integers, got ${shown(state)}.`,
      );
      bits = xoroshiro128plusFromState(state);
    },
  };
}

/** Whether a value is a place of a stream: four 32-bit integers, not all 0, from which the generator would never move. */
export function isStreamState(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) && value.length === 4 && value.every((word) => (word | 0) === word) && value.some(Boolean)
  );
}

/**
 * Ratio of uniforms with Leva's quadratic bounds (ACM TOMS 18 (1992) 449-453). Chosen over Box-Muller and the polar method
 * because its result is a plain quotient: the logarithm, an ulp off at times, only decides 1 % of the rejections.
 */
function leva(uniform: () => number): number {
  for (;;) {
    const u = 1 - uniform();
    const v = 1.7156 * (uniform() - 0.5);
    const x = u - 0.449871;
    const y = Math.abs(v) + 0.386595;
    const q = x * x + y * (0.196 * y - 0.25472 * x);
    if (q < 0.27597 || (q <= 0.27846 && v * v <= -4 * u * u * log(u))) return v / u;
  }
}

const WORDS = 2 ** 32;
