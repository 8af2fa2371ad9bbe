import { ensure } from "../core/errors.js";
import { normalCdf, normalPdf } from "../core/numeric/normal.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { faultInTaus, type Taus } from "../core/quantiles.js";
import { either, isList, number, rule } from "../core/rules.js";
import type { Loss } from "./contract.js";
import { type EntryLoss, meanOverEntries } from "./entrywise.js";

export interface QuantileOptions {
  /**
   * The quantile that outputs are to be, in (0, 1): 0.9 is what 90 % of the targets lie below. Or several, ascending: outputs then are, for each target one after the
   * other, a forecast of each of them. Default 0.5, the median
   */
  readonly tau?: number | Taus;
}

const OPTIONS = {
  tau: either(
    number,
    rule("a list of numbers", (value) => isList(value) && value.every(number.allows)),
  ),
} satisfies OptionRules<QuantileOptions>;

/**
 * The pinball loss, whose minimiser is the quantile `tau` of the target; of several quantiles the mean over them.
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
 * Of K quantiles output k is of the quantile k mod K, and windows hold each target K times: see `withOutputsPerTarget`.
 *
 * @throws GradusError unless each tau is in (0, 1), several in ascending order
 * @example
 * quantile({ tau: 0.9 }).name; // "quantile"
 * quantile({ tau: [0.1, 0.5, 0.9] }).quantiles; // [0.1, 0.5, 0.9]
 * @see R. Koenker and G. Bassett, Regression quantiles, Econometrica 46 (1978) 33-50
 */
export function quantile(options: QuantileOptions = {}): Loss {
  ensureOptions("quantile", options, OPTIONS);
  const { tau = 0.5 } = options;
  const taus = typeof tau === "number" ? [tau] : [...tau];
  const K = taus.length;
  const fault = faultInTaus(taus);
  ensure(fault === null, () =>
    typeof tau === "number"
      ? `quantile: \`tau\` must be a number > 0 and < 1, got ${tau}. Give e.g. 0.9 for what 90 % of the targets lie below.`
      : `quantile: \`tau\` must be ${fault}, got [${tau.join(", ")}]. Give e.g. [0.1, 0.5, 0.9].`,
  );
  return {
    name: "quantile",
    expectation: "exact",
    bound: () => 0,
    targets: "number",
    quantiles: taus,
    evaluate: meanOverEntries((mean, variance, target, out, k) => {
      const error = target - mean;
      const own = taus[k % K]!;
      plain(error, own, out);
      if (variance > 0) smoothed(error, Math.sqrt(variance), { tau: own, out });
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
