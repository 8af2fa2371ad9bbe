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

/** How smooth a problem looks at a width. */
export type Smoothness = "none" | "little" | "some" | "much" | "all";

/** Widths from which on it looks otherwise, by what the curves of the page show. */
const LOOKS: readonly (readonly [from: number, look: Smoothness])[] = [
  [0.9, "all"],
  [0.4, "much"],
  [0.1, "some"],
];

export function smoothnessAt(sigma: number): Smoothness {
  if (sigma === 0) return "none";
  return LOOKS.find(([from]) => sigma >= from)?.[1] ?? "little";
}
