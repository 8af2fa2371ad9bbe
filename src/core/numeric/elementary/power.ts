import { exp } from "./exp.js";
import { log } from "./log.js";

/**
 * base^exponent for a base >= 0, the same bits in every engine: `**` is left to the engine, but for 2 ** n and x ** 2.
 *
 *     b^e = exp(e ln b)
 *
 * Relative error below (2 + |e ln b|) 2^-52: the size of the exponent's rounding. 1 for an exponent of 0, as `**` has it.
 *
 * @example
 * power(8, 1 / 3); // 2
 */
export function power(base: number, exponent: number): number {
  return exponent === 0 ? 1 : exp(exponent * log(base));
}
