import type { FloatArray } from "../core/float-array.js";
import type { Batch } from "./batch.js";
import { gatherTrusted } from "./gather.js";
import type { WindowSet } from "./window-set.js";

/** Windows of a set, `to` excluded, and the batch that they pass through. */
export interface Walk {
  readonly from: number;
  readonly to: number;
  readonly batch: Batch & { readonly weights: FloatArray };
  /** (B), overwritten. */
  readonly indices: Uint32Array;
}

/**
 * Fills the batch with B windows after B windows of the set; the last time it is filled up with copies of its last window, of
 * weight 0. So are steps before a sequence begins. Allocates nothing.
 *
 * @param visit `count` windows from number `from` on stand in the batch
 */
export function forEachBatch(
  set: WindowSet,
  { from, to, batch, indices }: Walk,
  visit: (from: number, count: number) => void,
): void {
  const B = indices.length;
  const { weights } = batch;
  for (let at = from; at < to; at += B) {
    const count = Math.min(B, to - at);
    for (let k = 0; k < B; k++) indices[k] = at + Math.min(k, count - 1);
    gatherTrusted(set, indices, batch); // a batch with room for targets serves windows without, too
    for (let row = 0; row < weights.length; row += B) weights.fill(0, row + count, row + B);
    visit(at, count);
  }
}
