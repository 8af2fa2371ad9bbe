/**
 * tanh(x) ~ sum over k of c_k erf(b_k x), fitted so that value and derivative are both good to 1.31e-7 in the sup norm.
 *
 * Every c_k is positive and they sum to 1. Since tanh^2 = 1 - tanh', the one mixture serves the first and the second moment.
 * The logistic is its half-argument form: logistic(x) = (1 + tanh(x/2)) / 2 ~ sum over k of c_k Phi(b_k x / sqrt 2).
 * Fitted by test/golden/fit-mixtures.py (7 terms).
 */
export const TANH_MIXTURE = {
  /** b_k */
  scale: [
    0.3737798287499183, 0.4990537998896075, 0.6567430297986434, 0.8581591975077428, 1.1141198433794701,
    1.441263051786835, 1.8792895981213125,
  ],
  /** c_k */
  weight: [
    0.006836819385413633, 0.08082666472861415, 0.24633763458199667, 0.3438675061212821, 0.24460878158967006,
    0.07248418694734458, 0.005038406645678846,
  ],
  terms: 7,
  /** The sup norm of the error, of the value and of the derivative alike. */
  bound: 1.31e-7,
} as const;
