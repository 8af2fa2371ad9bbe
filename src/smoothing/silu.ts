import type { Activation } from "./contract.js";
import { logistic } from "./logistic.js";
import { logisticMoments } from "./logistic-moments.js";
import { timesX } from "./times-x.js";

/**
 * h(x) = x logistic(x), also called swish. With X ~ N(mu, v), L = E logistic(X) by the mixture of tanh, and derivatives by mu:
 *
 *     E h   = mu L + v L'
 *     E h^2 = (mu^2 + v) G + 2 mu v G' + v^2 G'',   G = E logistic^2 = L - L'
 *
 * Approximate: E h by at most 9e-7, E h^2 by 1.6e-5 (the mixture's error times x and x^2), at any mu and v. SiLU itself at v = 0.
 */
export const silu: Activation = {
  name: "silu",
  exactness: { kind: "approximate", bound: 1.6e-5, what: "h2, for every mean and variance; h1 is within 9e-7" },
  reference: "Stein's lemma on the smoothed logistic; logistic^2 = logistic - logistic'",
  ...timesX({ value: logistic.value, derivative: logistic.derivative, moments: logisticMoments }),
};
