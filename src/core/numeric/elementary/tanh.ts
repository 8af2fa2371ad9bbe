import { expm1 } from "./expm1.js";

/**
 * The hyperbolic tangent, the same bits in every engine.
 *
 *     tanh x = (e^(2x) - 1) / (e^(2x) + 1) = u / (u + 2),    u = e^(2|x|) - 1
 *
 * Error below 2.5 ulp; odd to the bit, +-1 for |x| > 20, NaN for NaN. One path, so that it is compiled into the loops that call it: a number
 * that a function gives back is an object else.
 *
 * @example
 * tanh(0.5); // 0.46211715726000973
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > 20) return x < 0 ? -1 : 1;
  const u = expm1(2 * size);
  const value = u / (u + 2);
  return x < 0 || Object.is(x, -0) ? -value : value;
}
