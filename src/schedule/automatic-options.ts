import { ensure } from "../core/errors.js";

/** Checks the options of every rule: where sigma starts and when it must be 0. */
export function ensureStart(
  rule: string,
  { sigma0, annealFraction }: { readonly sigma0: number; readonly annealFraction: number },
): void {
  ensure(
    sigma0 >= 0 && Number.isFinite(sigma0),
    () => `${rule}: \`sigma0\` must be a number >= 0, got ${sigma0}. Give e.g. 1, or 0 for plain training.`,
  );
  ensure(
    annealFraction > 0 && annealFraction < 1,
    () =>
      `${rule}: \`annealFraction\` must lie between 0 and 1, got ${annealFraction}. Training needs a last part at sigma = 0.`,
  );
}

/** The error of a rule that reads dg/dsigma with an objective that has none. */
export function needsGradientBySigma(rule: string): string {
  return `${rule}: needs dg/dsigma, the objective gave NaN. Use weights(), activation() or sampled().`;
}
