import type { Range } from "../../records/method.js";

/**
 * The number at a place from 0 to 1 of a range, to three significant digits: one that can be read, copied and given back. An
 * end of the range that has more digits is itself, so that no rounding leads out of the range.
 */
export function numberAt({ low, high, scale }: Range, place: number): number {
  const value = scale === "log" ? low * (high / low) ** place : low + (high - low) * place;
  return Math.min(high, Math.max(low, Number(value.toPrecision(3))));
}

/** The place from 0 to 1 of a number of a range: `numberAt` the other way round, but for the digits. 0 in a range of one number. */
export function placeOf({ low, high, scale }: Range, value: number): number {
  if (high === low) return 0;
  return scale === "log" ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}
