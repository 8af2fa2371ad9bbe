/** Widths of smoothing for which losses are computed; the widest is the last. */
export const LEVELS = 48;
export const MOST_SIGMA = 1.2;

/** Sigma of a level, which need not be whole: steps are the finer the smaller sigma is, where the loss changes most. */
export function sigmaOf(level: number): number {
  return MOST_SIGMA * (level / LEVELS) ** 2;
}

/** The level of a sigma, not rounded. */
export function levelOf(sigma: number): number {
  return LEVELS * Math.sqrt(Math.min(1, Math.max(0, sigma / MOST_SIGMA)));
}
