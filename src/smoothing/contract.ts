/** How far the closed forms of an activation are from the true Gaussian expectations. */
export type Exactness =
  | { readonly kind: "exact" }
  | { readonly kind: "approximate"; readonly bound: number; readonly what: string };

/**
 * Where `smooth` writes, in this order. With X ~ N(mean, variance):
 * h1 = E h(X), h2 = E h(X)^2, and the partial derivatives of both by mean and by VARIANCE.
 * (By standard deviation: d/ds = 2 s d/dvariance.)
 */
export const MOMENT = { h1: 0, h2: 1, h1ByMean: 2, h1ByVariance: 3, h2ByMean: 4, h2ByVariance: 5 } as const;
export const MOMENTS = 6;

/**
 * An activation h and its Gaussian-smoothed moments in closed form.
 *
 * At variance 0 `smooth` gives h1 = h, h2 = h^2 exactly (Law 1), for the exact and the approximate alike.
 */
export interface Activation {
  readonly name: string;
  readonly exactness: Exactness;
  /** Where the closed form comes from. */
  readonly reference: string;
  /** h(x). */
  value(x: number): number;
  /** Pre-activation about which h is as good as linear for excursions of this amplitude, > 0: away from a kink. Absent: 0 */
  linearAt?(amplitude: number): number;
  /** h'(x); where h has a kink, the right-hand derivative's convention is stated in the activation's file. */
  derivative(x: number): number;
  /**
   * Writes six numbers of h(X), X ~ N(mean, variance), variance >= 0, into `out`, in this order: h1 = E h(X), h2 = E h(X)^2, dh1/dmean,
   * dh1/dvariance, dh2/dmean, dh2/dvariance.
   */
  smooth(mean: number, variance: number, out: Float64Array): void;
  /**
   * Writes three numbers, 0 < variance <= 1, into `out`, in this order: Var h(X), its derivative by mean, its derivative by variance; with
   * digits that h2 - h1^2 loses. Absent: from `smooth`, which is enough where its forms are exact.
   */
  spread?(mean: number, variance: number, out: Float64Array): void;
}
