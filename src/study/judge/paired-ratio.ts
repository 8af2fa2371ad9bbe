import { exp } from "../../core/numeric/elementary/exp.js";
import { studentQuantile } from "../../core/numeric/student.js";
import type { RatioRecord } from "../records/verdict.js";
import { CONFIDENCE } from "./confidence.js";

/** With fewer pairs an interval would pretend. */
const FEWEST_PAIRS = 3;

/**
 * The geometric mean of ratios with Student's interval for it, a ratio for each pair of runs of one seed:
 *
 *     exp(m -+ t sqrt(s^2 / n + c^2)),    m and s mean and standard deviation of the n logarithms, t with n - 1 degrees of freedom
 *
 * `value` is null without pairs, the ends under 3 of them; each is null where it is no finite number.
 *
 * Approximate as far as the logarithms are not normal. Measured on learning curves of real runs: see bench/results/calibration.md.
 *
 * @param logRatios finite
 * @param options.commonError c, of the logarithm, which all pairs share and their scatter does not show. Default 0
 * @example
 * pairedRatio([Math.log(0.5), Math.log(0.5), Math.log(0.5)]); // { value: 0.5, low: 0.5, high: 0.5, confidence: 0.9 }
 */
export function pairedRatio(
  logRatios: readonly number[],
  { confidence = CONFIDENCE, commonError = 0 }: { readonly confidence?: number; readonly commonError?: number } = {},
): RatioRecord {
  const n = logRatios.length;
  if (n === 0) return unknownRatio(confidence);
  const mean = sum(logRatios) / n;
  const value = finiteOrNull(exp(mean));
  if (n < FEWEST_PAIRS) return { value, low: null, high: null, confidence };
  const deviation = Math.sqrt(sum(logRatios.map((x) => (x - mean) ** 2)) / (n - 1));
  const reach =
    studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt((deviation * deviation) / n + commonError * commonError);
  return { value, low: finiteOrNull(exp(mean - reach)), high: finiteOrNull(exp(mean + reach)), confidence };
}

/** The ratio of which nothing is known. */
export function unknownRatio(confidence = CONFIDENCE): RatioRecord {
  return { value: null, low: null, high: null, confidence };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
