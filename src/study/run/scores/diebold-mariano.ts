import { floorOfCubeRoot } from "../../../core/numeric/cube-root.js";
import { studentTails } from "../../../core/numeric/student.js";

/** More make no difference to Student's distribution that anybody would see. */
const MOST_DEGREES = 1000;

/**
 * The test of F. X. Diebold and R. S. Mariano, "Comparing predictive accuracy" (1995), of two forecasts' losses at n windows:
 *
 *     t = mean d / sqrt(v / n),    d = loss - other loss
 *
 * v is the long-run variance of d by W. K. Newey and K. D. West (1987), with Bartlett's weights up to the lag max(horizon - 1, n^(1/3)): errors of
 * several rows ahead overlap, and so do those of a model that misses something. Only windows that follow one another count as neighbours.
 * p is two-sided, Student's with n - 1 degrees of freedom.
 *
 * @param differences d of each window
 * @param options.follows whether a window begins a row after the one before it
 * @param options.horizon farthest row ahead; 0 for windows that have nothing to do with one another
 * @returns null where all d are the same, or under 3 of them
 */
export function dieboldMariano(
  differences: Float64Array,
  { follows, horizon }: { readonly follows: Uint8Array; readonly horizon: number },
): { readonly statistic: number; readonly p: number } | null {
  const n = differences.length;
  if (n < 3) return null;
  const mean = differences.reduce((sum, d) => sum + d, 0) / n;
  const centred = differences.map((d) => d - mean);
  const lags = horizon === 0 ? 0 : Math.min(Math.max(horizon - 1, floorOfCubeRoot(n)), n - 1);
  const atLagZero = covariance(centred, follows, 0);
  let variance = atLagZero;
  for (let lag = 1; lag <= lags; lag++) variance += 2 * (1 - lag / (lags + 1)) * covariance(centred, follows, lag);
  if (!(variance > 0)) variance = atLagZero; // gaps may take its sign away
  if (!(variance > 0)) return null;
  const statistic = mean / Math.sqrt(variance / n);
  return { statistic, p: studentTails(Math.abs(statistic), Math.min(n - 1, MOST_DEGREES)) };
}

/** Sum of products so many windows apart within a run, by n. */
function covariance(centred: Float64Array, follows: Uint8Array, lag: number): number {
  let sum = 0;
  let run = 0; // windows of the run before this one
  for (let k = 0; k < centred.length; k++) {
    run = k > 0 && follows[k] === 1 ? run + 1 : 0;
    if (run >= lag) sum += centred[k]! * centred[k - lag]!;
  }
  return sum / centred.length;
}
