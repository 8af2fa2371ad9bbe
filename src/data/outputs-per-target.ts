import { ensureArgument } from "../core/options.js";
import { integer, required } from "../core/rules.js";
import { windowsRule } from "./rules.js";
import { PART_NAMES } from "./split.js";
import type { WindowSet } from "./window-set.js";
import type { Windows } from "./windows.js";

/**
 * The same windows, each target asked for several times, side by side: what a network of several quantiles is trained on. No number is copied.
 *
 * @param count as many as the loss has quantiles, >= 1
 * @throws GradusError for a count that is no whole number >= 1
 * @example
 * const wide = withOutputsPerTarget(data, 3);
 * const loss = quantile({ tau: [0.1, 0.5, 0.9] });
 * const network = buildNetwork({ inputSize: 1, hiddenSizes: [4], outputSize: wide.train.outputSize });
 * const { best } = await train({ network, data: wide, loss, epochs: 1 }).result();
 */
export function withOutputsPerTarget<Own extends Windows>(windows: Own, count: number): Own {
  ensureArgument("withOutputsPerTarget", windows, ["windows", required(windowsRule)]);
  ensureArgument("withOutputsPerTarget", count, ["count", required(integer(1))]);
  return { ...windows, ...Object.fromEntries(PART_NAMES.map((part) => [part, asOften(windows[part], count)])) };
}

/** The set with each target asked for once. */
export function withOneOutput(set: WindowSet): WindowSet {
  return asOften(set, 1);
}

/** Coefficients (F, O) of one forecast of each target as those of `count` of them, side by side: (F, O count). */
export function repeatOutputs(coefficients: Float64Array, count: number): Float64Array {
  if (count === 1) return coefficients;
  return Float64Array.from({ length: coefficients.length * count }, (_, at) => coefficients[Math.floor(at / count)]!);
}

function asOften({ outputsPerTarget: _, undo, ...set }: WindowSet, count: number): WindowSet {
  const own = count === 1 ? {} : { outputsPerTarget: count };
  const { outputsPerTarget: __, ...once } = undo ?? {};
  return {
    ...set,
    ...own,
    outputSize: set.targetOffsets.length * set.targetSize * count,
    ...(undo && { undo: { ...(once as typeof undo), ...own } }),
  };
}
