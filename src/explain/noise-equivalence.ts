import type { RandomStream } from "../core/numeric/random.js";
import { activation } from "../objective/activation.js";
import type { ObjectivePass } from "../objective/contract.js";
import { weights } from "../objective/weights.js";
import type { Bench } from "./bench.js";
import { Draws } from "./draws.js";
import type { Pace } from "./pace.js";
import type { NoisePoint, NoiseRecord } from "./record.js";

interface NoiseOptions {
  readonly bench: Bench;
  readonly windows: number;
  readonly places: readonly { readonly at: NoisePoint["at"]; readonly parameters: ArrayLike<number> }[];
  readonly sigmas: readonly number[];
  readonly pairs: number;
  readonly random: RandomStream;
  readonly pace: Pace;
}

/**
 * The distance of the closed forms from the mean over noisy weights, g(theta; sigma) = E f(theta + sigma eps), value and gradient.
 *
 * The draws are split into two halves with mean gradients A and B. For a closed gradient c, (c - A).(c - B) and A.B estimate
 * |c - grad g|^2 and |grad g|^2 without the bias that the noise of one mean would add.
 * `noiseDistance` of the objectives measures one point with its sampling error; this sweeps sigma with one set of draws.
 * Points that overflow are left out; null when a place has none left.
 */
export async function noiseEquivalence(options: NoiseOptions): Promise<NoiseRecord | null> {
  const { bench, windows, places, sigmas, pairs, random, pace } = options;
  const passes = { weights: bench.plan(weights()), activation: bench.plan(activation()) };
  const draws = new Draws(bench, { pairs, random });
  const points: NoisePoint[] = [];
  let done = 0;
  for (const { at, parameters } of places) {
    for (const sigma of sigmas) {
      bench.parameters.set(parameters);
      const sampled = sample(bench, draws, sigma);
      for (const objective of ["weights", "activation"] as const) {
        const found = distance(bench, passes[objective], sampled, sigma);
        if (Object.values(found).every(Number.isFinite)) points.push({ at, objective, sigma, ...found });
      }
      await pace.at("noise", ++done, places.length * sigmas.length);
    }
  }
  const isShown = places.every(({ at }) => points.some((point) => point.at === at && point.objective === "weights"));
  return isShown ? { windows, pairs, points } : null;
}

interface Sampled {
  readonly value: number;
  readonly error: number;
  /** Mean gradients over the even and the odd pairs. */
  readonly halves: readonly [Float64Array, Float64Array];
}

function sample(bench: Bench, draws: Draws, sigma: number): Sampled {
  const P = bench.gradient.length;
  const halves = [new Float64Array(P), new Float64Array(P)] as const;
  const values = new Float64Array(draws.pairs);
  draws.forEach(sigma, (pair) => {
    values[pair]! += bench.plain.differentiate(0) / 2;
    const half = halves[pair % 2]!;
    for (let k = 0; k < P; k++) half[k]! += bench.gradient[k]! / draws.pairs;
  });
  const value = values.reduce((sum, x) => sum + x, 0) / draws.pairs;
  const spread = values.reduce((sum, x) => sum + (x - value) ** 2, 0) / (draws.pairs - 1);
  return { value, error: Math.sqrt(spread / draws.pairs), halves };
}

function distance(bench: Bench, pass: ObjectivePass, { value, error, halves: [a, b] }: Sampled, sigma: number) {
  const closed = pass.differentiate(sigma);
  const c = bench.gradient;
  let apart = 0;
  let square = 0;
  let along = 0;
  let own = 0;
  for (let k = 0; k < c.length; k++) {
    apart += (c[k]! - a[k]!) * (c[k]! - b[k]!);
    square += a[k]! * b[k]!;
    along += (c[k]! * (a[k]! + b[k]!)) / 2;
    own += c[k]! * c[k]!;
  }
  const size = Math.sqrt(Math.max(square, Number.MIN_VALUE));
  return {
    value: (closed - value) / value,
    valueError: error / value,
    gradient: Math.sqrt(Math.max(0, apart)) / size,
    cosine: Math.min(1, along / (Math.sqrt(own) * size)),
  };
}
