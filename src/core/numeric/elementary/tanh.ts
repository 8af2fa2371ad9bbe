import { exp, expTail } from "./exp.js";
import { expm1 } from "./expm1.js";

/**
 * The hyperbolic tangent, the same bits in every engine.
 *
 *     tanh x = (e^(2x) - 1) / (e^(2x) + 1) = 1 - 2 / (e^(2x) + 1)
 *
 * The first form for |x| < .55, the second beyond. Error below 1.5 ulp; odd to the bit, +-1 for |x| > 20, NaN for NaN.
 *
 * @example
 * tanh(0.5); // 0.46211715726000973
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -27) return x;
  const value = size < 0.55 ? nearTanh(size) : size > 20 ? 1 : 1 - 2 / (exp(2 * size) + 1);
  return x < 0 ? -value : value;
}

/** With e^(2x) - 1 = 2x + b, tanh x = x + (b - x (2x + b)) / (2 + 2x + b): roundings of the second term count little. */
function nearTanh(x: number): number {
  const bend = x < 0.17 ? expTail(2 * x) : expm1(2 * x) - 2 * x;
  const rise = 2 * x + bend;
  return x + (bend - x * rise) / (2 + rise);
}
