import { ensure } from "../core/errors.js";
import { normalCdf, normalPdf } from "../core/numeric/normal.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number } from "../core/rules.js";
import type { Loss } from "./contract.js";
import { type EntryLoss, meanOverEntries } from "./entrywise.js";

export interface HuberOptions {
  /** Where the square becomes a straight line, > 0. Default 1 */
  readonly delta?: number;
}

const OPTIONS = { delta: number } satisfies OptionRules<HuberOptions>;

/**
 * Huber's loss: a square within `delta` of the target, a straight line beyond, so that outliers pull no harder.
 *
 *     d(e) = e^2 / 2 for |e| <= delta,  delta |e| - delta^2 / 2 beyond,   e = n - y
 *
 * With e ~ N(m, s^2), a = (-delta - m) / s, b = (delta - m) / s, P = Phi(b) - Phi(a) and R(x) = x Phi(x/s) + s phi(x/s):
 *
 *     E d         = integral of R(m - t) + R(-m - t) over t in [0, delta]
 *                 = [(m^2 + s^2) P + 2 m s (phi(a) - phi(b)) + s^2 (a phi(a) - b phi(b))] / 2
 *                   + delta [m (1 - Phi(b)) - m Phi(a) + s (phi(a) + phi(b))] - delta^2 (1 - P) / 2
 *     by mean     = m P + s (phi(a) - phi(b)) + delta (1 - Phi(b) - Phi(a)),   E of e clipped to [-delta, delta]
 *     by variance = P / 2
 *
 * Exact, to a relative 1e-11: where s > 1000 delta the closed form would lose its digits to cancellation, and Simpson's
 * rule on the integrals, good to 1e-14 there, replaces it.
 *
 * @throws GradusError unless delta > 0
 * @example
 * huber({ delta: 1 }).name; // "huber"
 * @see P. J. Huber, Ann. Math. Statist. 35 (1964) 73-101; the moments are those of the truncated normal distribution
 */
export function huber(options: HuberOptions = {}): Loss {
  ensureOptions("huber", options, OPTIONS);
  const { delta = 1 } = options;
  ensure(
    delta > 0 && Number.isFinite(delta),
    () => `huber: \`delta\` must be a number > 0, got ${delta}. Give 1 for standardised targets.`,
  );
  return {
    name: "huber",
    expectation: "exact",
    bound: () => 0,
    targets: "number",
    evaluate: meanOverEntries((mean, variance, target, out) => {
      const error = mean - target;
      if (variance === 0) plain(error, delta, out);
      else if (variance > (1000 * delta) ** 2) wide(error, Math.sqrt(variance), delta, out);
      else closed(error, Math.sqrt(variance), delta, out);
    }),
  };
}

function plain(error: number, delta: number, out: EntryLoss): void {
  const size = Math.abs(error);
  const isInner = size <= delta;
  out.value = isInner ? 0.5 * error * error : delta * size - 0.5 * delta * delta;
  out.byMean = isInner ? error : delta * Math.sign(error);
  out.byVariance = isInner ? 0.5 : 0;
}

function closed(error: number, sd: number, delta: number, out: EntryLoss): void {
  const m = Math.abs(error); // the mirror image with a <= 0, so that the tails keep their digits
  const a = (-delta - m) / sd;
  const b = (delta - m) / sd;
  const below = normalCdf(a);
  const above = normalCdf(-b);
  const inside = b > 0 ? 1 - above - below : normalCdf(b) - below;
  const atA = normalPdf(a);
  const atB = normalPdf(b);
  const square = (m * m + sd * sd) * inside + 2 * m * sd * (atA - atB) + sd * sd * (a * atA - b * atB);
  const lines = m * (above - below) + sd * (atA + atB);
  out.value = 0.5 * square + delta * lines - 0.5 * delta * delta * (above + below);
  out.byMean = Math.sign(error) * (m * inside + sd * (atA - atB) + delta * (above - below));
  out.byVariance = 0.5 * inside;
}

function wide(error: number, sd: number, delta: number, out: EntryLoss): void {
  out.value = out.byMean = out.byVariance = 0;
  for (let node = 0; node < 3; node++) {
    const t = 0.5 * node * delta;
    const weight = (node === 1 ? 4 : 1) * (delta / 6);
    const right = (error - t) / sd;
    const left = (-error - t) / sd;
    const overRight = normalCdf(right);
    const overLeft = normalCdf(left);
    const atRight = normalPdf(right);
    const atLeft = normalPdf(left);
    out.value += weight * sd * (right * overRight + atRight + left * overLeft + atLeft);
    out.byMean += weight * (overRight - overLeft);
    out.byVariance += (weight * (atRight + atLeft)) / (2 * sd);
  }
}
