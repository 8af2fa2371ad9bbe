import { exp } from "../core/numeric/elementary/exp.js";
import { log1p } from "../core/numeric/elementary/log1p.js";
import { normalCdf, normalPdf } from "../core/numeric/normal.js";
import { TANH_MIXTURE } from "../smoothing/tanh-mixture.js";
import type { Loss } from "./contract.js";
import { type EntryLoss, meanOverEntries } from "./entrywise.js";

/**
 * Binary cross entropy of a logit n with a target y in {0, 1}, in nats.
 *
 *     d(n, y) = softplus(n) - y n,   softplus(n) = log(1 + e^n)
 *
 * The logistic function is 1/2 + 1/2 tanh(n/2); with tanh(x) ~ sum_k c_k erf(b_k x), n ~ N(m, v), w_k^2 = 2/b_k^2 + v:
 *
 *     E softplus  ~ sum_k c_k [m Phi(m/w_k) + w_k phi(m/w_k)]
 *     by mean     ~ sum_k c_k Phi(m/w_k) - y
 *     by variance ~ 1/2 sum_k c_k phi(m/w_k) / w_k
 *
 * Approximate: the mixture's softplus is within 3.9e-7 of softplus everywhere, hence so is its expectation at any m and v.
 * At variance 0 it is softplus itself, to rounding; going to v > 0 the value jumps by no more than that bound.
 *
 * Logits may be of any size: no overflow.
 * Source: the mixture of src/smoothing/tanh-mixture.ts, integrated once.
 */
export const binaryCrossEntropy: Loss = {
  name: "binary-cross-entropy",
  expectation: "approximate: seven-term mixture for E softplus, within 3.9e-7",
  bound: (sd) => (sd === 0 ? 0 : SOFTPLUS_MIXTURE_BOUND),
  targets: "zero-or-one",
  evaluate: meanOverEntries((mean, variance, target, out) => {
    if (variance === 0) plain(mean, target, out);
    else mixture(mean, variance, target, out);
  }),
};

/** Sup norm of sum_k c_k [x Phi(x/w_k) + w_k phi(x/w_k)] - softplus(x), w_k = sqrt 2 / b_k: 3.83e-7, at |x| = 6.69. */
export const SOFTPLUS_MIXTURE_BOUND = 3.9e-7;

function plain(logit: number, target: number, out: EntryLoss): void {
  const decay = exp(-Math.abs(logit));
  const probability = (logit >= 0 ? 1 : decay) / (1 + decay);
  out.value = hinge(logit, target) + log1p(decay);
  out.byMean = probability - target;
  out.byVariance = (0.5 * decay) / ((1 + decay) * (1 + decay));
}

function mixture(mean: number, variance: number, target: number, out: EntryLoss): void {
  const size = Math.abs(mean);
  let softplus = 0; // of -size
  let tail = 0; // logistic of -size
  let density = 0;
  for (let k = 0; k < TANH_MIXTURE.terms; k++) {
    const scale = TANH_MIXTURE.scale[k]!;
    const weight = TANH_MIXTURE.weight[k]!;
    const width = Math.sqrt(2 / (scale * scale) + variance);
    const z = size / width;
    const share = normalCdf(-z);
    const pdf = normalPdf(z);
    softplus += weight * (width * pdf - size * share);
    tail += weight * share;
    density += (weight * pdf) / width;
  }
  out.value = hinge(mean, target) + softplus;
  out.byMean = (mean > 0 ? 1 - tail : tail) - target;
  out.byVariance = 0.5 * density;
}

/** softplus(n) - y n is this plus softplus(-|n|); taken apart, a large logit keeps the digits of its tail. */
function hinge(logit: number, target: number): number {
  return logit > 0 ? (1 - target) * logit : -target * logit;
}
