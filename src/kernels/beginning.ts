import type { FloatArray } from "../core/float-array.js";

/**
 * The first step that any sequence of a batch has, where a pass begins: before it there is nothing to compute. The last step where none has any.
 *
 * @param lengths (B), steps of each sequence, which end together; null: all T
 */
export function beginningOf(lengths: FloatArray | null, steps: number): number {
  if (lengths === null) return 0;
  let longest = 1;
  for (let b = 0; b < lengths.length; b++) longest = Math.max(longest, lengths[b]!);
  return steps - longest;
}
