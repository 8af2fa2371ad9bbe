import { weights } from "../objective/weights.js";
import type { Bench } from "./bench.js";
import type { Pace } from "./pace.js";
import type { MemoryRecord } from "./record.js";

interface MemoryOptions {
  readonly bench: Bench;
  readonly windows: number;
  /** T */
  readonly window: number;
  /** The weights at which the gradient is taken. */
  readonly at: ArrayLike<number>;
  readonly sigmas: readonly number[];
  readonly pace: Pace;
}

/** Largest relative error of the gradient; the default of `effectiveMemory`. */
const THRESHOLD = 0.01;
const MOST_DEPTHS = 32;

/**
 * How far back in time the gradient of the weights objective reaches, for each sigma.
 *
 *     lost(k) = |grad - grad_k| / |grad|,   grad_k: back-propagation stopped after k steps
 *
 * Effective memory: the smallest k with lost(k) < 1 %. Since h1' <= sqrt(2/pi)/s for |h| <= 1, a step k back counts at most by
 * (|V| sqrt(2/pi)/s)^k: smoothing shortens the reach. Unlike `effectiveMemory`, which searches, this draws the whole curve.
 * A sigma at which the gradient overflows is left out; null when none is left.
 */
export async function memory(options: MemoryOptions): Promise<MemoryRecord | null> {
  const { bench, windows, window: T, at, sigmas, pace } = options;
  const pass = bench.plan(weights());
  const depths = [...new Set(Array.from({ length: Math.min(T, MOST_DEPTHS) }, (_, k) => depthAt(k, T)))];
  const points: { sigma: number; steps: number; lost: number[] }[] = [];
  let done = 0;
  bench.parameters.set(at);
  for (const sigma of sigmas) {
    pass.differentiate(sigma);
    const whole = Float64Array.from(bench.gradient);
    const size = norm(whole);
    await pace.at("memory", ++done, sigmas.length);
    if (!Number.isFinite(size)) continue;
    const lost: number[] = [];
    for (const depth of depths) {
      if (depth < T) pass.differentiate(sigma, depth);
      const difference = whole.map((value, k) => value - bench.gradient[k]!);
      lost.push(depth === T || size === 0 ? 0 : norm(difference) / size);
    }
    points.push({ sigma, steps: depths[lost.findIndex((fraction) => fraction < THRESHOLD)]!, lost });
  }
  return points.length === 0 ? null : { windows, window: T, threshold: THRESHOLD, points, depths };
}

/** 1 to T, all of them when T is small, evenly spread otherwise. */
function depthAt(k: number, T: number): number {
  return T <= MOST_DEPTHS ? k + 1 : 1 + Math.round((k * (T - 1)) / (MOST_DEPTHS - 1));
}

function norm(x: Float64Array): number {
  return Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
}
