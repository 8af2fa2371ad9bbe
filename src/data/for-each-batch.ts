import type { FloatArray } from "../core/float-array.js";
import type { Batch } from "./batch.js";
import { gatherTrusted } from "./gather.js";
import type { WindowSet } from "./window-set.js";

/** Windows of a set, `to` excluded, and the batch that they pass through. */
export interface Walk {
  readonly from: number;
  readonly to: number;
  readonly batch: Batch & { readonly weights: FloatArray };
  /** (B), overwritten: which windows stand in the batch. */
  readonly indices: Uint32Array;
  /** (to - from), the same windows in the order in which they are visited, see `orderByLength`; null: in their own. */
  readonly order: Uint32Array | null;
}

/**
 * Fills the batch with B windows after B windows of the set; the last time it is filled up with copies of its last window, of
 * weight 0. So are steps before a sequence begins. Allocates nothing.
 *
 * @param visit the batch holds the windows of the first `count` indices
 */
export function forEachBatch(
  set: WindowSet,
  { from, to, batch, indices, order }: Walk,
  visit: (count: number) => void,
): void {
  const B = indices.length;
  const { weights } = batch;
  for (let at = from; at < to; at += B) {
    const count = Math.min(B, to - at);
    for (let k = 0; k < B; k++) {
      const next = at + Math.min(k, count - 1);
      indices[k] = order === null ? next : order[next - from]!;
    }
    gatherTrusted(set, indices, batch); // a batch with room for targets serves windows without, too
    for (let row = 0; row < weights.length; row += B) weights.fill(0, row + count, row + B);
    visit(count);
  }
}
