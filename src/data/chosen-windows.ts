import type { WindowSet } from "./window-set.js";

/** The windows of the given indices, in their order. */
export function chosenWindows(set: WindowSet, indices: readonly number[]): WindowSet {
  const { starts, weights, lengths } = set;
  return {
    ...set,
    length: indices.length,
    starts: Uint32Array.from(indices, (k) => starts[k]!),
    weights: weights && Float32Array.from(indices, (k) => weights[k]!),
    lengths: lengths && Uint32Array.from(indices, (k) => lengths[k]!),
  };
}

/** Indices of the windows that count: all but those of weight 0. */
export function countingWindows({ length, weights }: Pick<WindowSet, "length" | "weights">): number[] {
  return Array.from({ length }, (_, k) => k).filter((k) => weights === null || weights[k]! > 0);
}
