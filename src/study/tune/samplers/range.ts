import { log } from "../../../core/numeric/elementary/log.js";
import { power } from "../../../core/numeric/elementary/power.js";
import type { Range } from "../../records/method.js";

/** Share of a range's places at which a number that may be 0 is: half, the middle among them, which trials begin with. */
const ZERO_SHARE = 0.52;

/**
 * The number at a place from 0 to 1 of a range, to three significant digits: one that can be read, copied and given back. An
 * end of the range that has more digits is itself, so that no rounding leads out of the range.
 */
export function numberAt(range: Range, place: number): number {
  const { low, high, scale } = range;
  if (scale === "log-or-0") {
    if (place < ZERO_SHARE) return 0;
    return numberAt({ low, high, scale: "log" }, (place - ZERO_SHARE) / (1 - ZERO_SHARE));
  }
  const value = scale === "log" ? low * power(high / low, place) : low + (high - low) * place;
  return Math.min(high, Math.max(low, Number(value.toPrecision(3))));
}

/** The place from 0 to 1 of a number of a range: `numberAt` the other way round, but for the digits. 0 in a range of one number. */
export function placeOf({ low, high, scale }: Range, value: number): number {
  if (scale === "log-or-0") {
    if (value === 0) return ZERO_SHARE / 2; // the middle of its places
    return ZERO_SHARE + (1 - ZERO_SHARE) * placeOf({ low, high, scale: "log" }, value);
  }
  if (high === low) return 0;
  return scale === "log" ? log(value / low) / log(high / low) : (value - low) / (high - low);
}

/** Whether a number is of the range. */
export function isOf({ low, high, scale }: Range, value: unknown): boolean {
  return typeof value === "number" && ((value >= low && value <= high) || (scale === "log-or-0" && value === 0));
}
