import type { Belief } from "./gaussian-process.js";
import { normalCdf, normalPdf } from "./normal.js";

/**
 * How far below `lowest` a value drawn from a belief lies on average, nothing where it lies above: E max(0, lowest - f), f ~ N(mean, variance),
 * which is (lowest - mean) Phi(z) + s phi(z) with s^2 = variance and z = (lowest - mean) / s.
 *
 * Source: Jones, Schonlau and Welch, J. Global Optimization 13 (1998) 455-492, equation 15.
 */
export function expectedImprovement({ mean, variance }: Belief, lowest: number): number {
  const gap = lowest - mean;
  if (variance <= 0) return Math.max(0, gap);
  const s = Math.sqrt(variance);
  return Math.max(0, gap * normalCdf(gap / s) + s * normalPdf(gap / s));
}
