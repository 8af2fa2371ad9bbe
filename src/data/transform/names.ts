import { isList, rule } from "../../core/rules.js";
import type { Undo } from "./undo.js";

/**
 * What may be done to the targets before a network sees them, and is undone in every forecast and error.
 *
 * - difference: the network forecasts the change since the last value that is known; it is the highway "last", which adds that value back
 * - log: targets, and the same columns among the inputs, enter as log(value + c)
 * - non-negative: forecasts below 0 are raised to 0
 */
export const TARGET_TRANSFORMS = ["difference", "log", "non-negative"] as const;
export type TargetTransform = (typeof TARGET_TRANSFORMS)[number];

const isName = (value: unknown) => TARGET_TRANSFORMS.some((name) => name === value);

/** A list of them, empty for none. Where "non-negative" stands makes no difference: it is about forecasts in their own unit. */
export const transformRule = {
  ...rule(
    `a list of ${TARGET_TRANSFORMS.map((name) => JSON.stringify(name)).join(", ")}, each once, log before difference`,
    (value) => isList(value) && value.every(isName) && new Set(value).size === value.length && !isReversed(value),
  ),
  advice: (value: unknown) =>
    isList(value) && isReversed(value)
      ? 'A change may be below 0, where there is no logarithm. Give ["log", "difference"], the change of the logarithm.'
      : 'Give e.g. ["log", "non-negative"], or [] for none.',
};

function isReversed(value: readonly unknown[]): boolean {
  const [log, difference] = [value.indexOf("log"), value.indexOf("difference")];
  return difference >= 0 && log > difference;
}

/** Those that windows were made with. */
export function transformsIn(undo: Undo | undefined): TargetTransform[] {
  return [...(undo?.log ? (["log"] as const) : []), ...(undo?.nonNegative ? (["non-negative"] as const) : [])];
}
