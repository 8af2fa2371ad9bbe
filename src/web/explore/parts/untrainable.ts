import { LARGEST_VALUE } from "../../../data/cells.js";

/** A number that no network here can be trained on: by itself, or beside the others. */
export interface Untrainable {
  readonly value: number;
  readonly why: "large" | "far";
}

/** Times the spread of all others: from there on those become one number in single precision, in which networks compute. */
const FAR = 1e6;

/** Of the numbers in their order by size, left out at each end as what may be far. */
const LEFT_OUT = 0.05;

/** The first such number, of those that are trained on or measured; null where there is none. */
export function untrainable(numbers: Float64Array): Untrainable | null {
  const large = numbers.find((value) => Math.abs(value) > LARGEST_VALUE);
  if (large !== undefined) return { value: large, why: "large" };
  const sorted = numbers.slice().sort();
  const left = Math.floor(LEFT_OUT * sorted.length);
  const others = sorted.subarray(left, sorted.length - left);
  if (others.length === 0) return null;
  const [low, high] = [others[0]!, others[others.length - 1]!];
  const reach = FAR * (high - low);
  const value = numbers.find((one) => one < low - reach || one > high + reach);
  return reach > 0 && value !== undefined ? { value, why: "far" } : null;
}
