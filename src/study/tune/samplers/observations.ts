import { log } from "../../../core/numeric/elementary/log.js";

/**
 * Validation errors as a Gaussian process takes them: logarithms, so that a factor counts the same at every height, with mean 0 and variance 1. Where
 * one is not above 0 (a loss that may be negative), the errors themselves.
 *
 * A run that failed (Infinity, or above 1e100) counts as worse than the worst of the others by half of what lies between the best and that: enough to
 * turn away from it, not so much that it hides the differences among the rest. When all failed or all are the same, every value is 0.
 */
export function observations(errors: readonly number[]): number[] {
  const seen = errors.filter(isKnown);
  const heightOf = seen.every((error) => error > 0) ? log : (error: number) => error;
  const heights = seen.map(heightOf);
  const worst = Math.max(...heights);
  const failed = seen.length === 0 ? 0 : worst + FAILED_BEYOND * (worst - Math.min(...heights) || 1);
  const values = errors.map((error) => (isKnown(error) ? heightOf(error) : failed));
  if (values.every((value) => value === values[0])) return values.map(() => 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (deviation > 0 ? (value - mean) / deviation : 0));
}

const FAILED_BEYOND = 0.5;

/** Squares of more would not be numbers. */
function isKnown(error: number): boolean {
  return Math.abs(error) <= 1e100;
}
