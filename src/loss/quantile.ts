import { ensure } from "../core/errors.js";
import { normalCdf, normalPdf } from "../core/numeric/normal.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number } from "../core/rules.js";
import type { Loss } from "./contract.js";
import { type EntryLoss, meanOverEntries } from "./entrywise.js";

export interface QuantileOptions {
  /** The quantile that outputs are to be, in (0, 1): 0.9 is what 90 % of the targets lie below. Default 0.5, the median */
  readonly tau?: number;
}

const OPTIONS = { tau: number } satisfies OptionRules<QuantileOptions>;

/**
 * The pinball loss, whose minimiser is the quantile `tau` of the target.
 *
 *     d(n, y) = max(tau z, (tau - 1) z),   z = y - n
 *
 * With n ~ N(m, s^2), e = y - m and t = |e| / s:
 *
 *     E d         = s phi(e/s) + e (Phi(e/s) - (1 - tau))
 *                 = d(m, y) + s phi(t) - |e| Phi(-t), which loses no digits where |e| is far beyond s
 *     by mean     = Phi(-e/s) - tau
 *     by variance = phi(e/s) / (2 s)
 *
 * Exact. At variance 0 it is d itself, on its kink with the slope 1/2 - tau between both sides', to which `by mean` tends.
 *
 * @throws GradusError unless 0 < tau < 1
 * @example
 * quantile({ tau: 0.9 }).name; // "quantile"
 * @see R. Koenker and G. Bassett, Regression quantiles, Econometrica 46 (1978) 33-50
 */
export function quantile(options: QuantileOptions = {}): Loss {
  ensureOptions("quantile", options, OPTIONS);
  const { tau = 0.5 } = options;
  ensure(
    tau > 0 && tau < 1,
    () =>
      `quantile: \`tau\` must be a number > 0 and < 1, got ${tau}. Give e.g. 0.9 for what 90 % of the targets lie below.`,
  );
  return {
    name: "quantile",
    expectation: "exact",
    bound: () => 0,
    targets: "number",
    evaluate: meanOverEntries((mean, variance, target, out) => {
      const error = target - mean;
      plain(error, tau, out);
      if (variance > 0) smoothed(error, Math.sqrt(variance), { tau, out });
    }),
  };
}

/** Of z = y - n, in the unit of z. */
export function pinball(z: number, tau: number): number {
  return z > 0 ? tau * z : (tau - 1) * z;
}

function plain(error: number, tau: number, out: EntryLoss): void {
  out.value = pinball(error, tau);
  out.byMean = (error > 0 ? 0 : error < 0 ? 1 : 0.5) - tau;
  out.byVariance = 0;
}

/** Adds to the plain value what the spread takes it to. */
function smoothed(error: number, sd: number, { tau, out }: { readonly tau: number; readonly out: EntryLoss }): void {
  const size = Math.abs(error);
  const density = normalPdf(error / sd);
  out.value += sd * density - size * normalCdf(-size / sd);
  out.byMean = normalCdf(-error / sd) - tau;
  out.byVariance = density / (2 * sd);
}
