import { rowsInSixes } from "./groups";
import { ROW } from "./simd";
import { tile4, tile6, ZEROS } from "./tile";
import { tilePair4, tilePair6 } from "./tile256";

/** Bytes of panels that are multiplied by the same weights in a row: they stay in the first-level cache. */
const CACHED: i32 = 36_864;

/**
 * to (blocks; outputs, 8) = weights (outputs, weightDepth) in groups times from (blocks; depth, 8), or that much added.
 *
 * Panels begin `apart` bytes apart in `from` and `next` in `to`.
 */
export function panelProducts(
  weights: usize, weightDepth: i32, from: usize, apart: usize, to: usize, next: usize,
  depth: i32, outputs: i32, blocks: i32, adds: bool,
): void {
  if (adds) productsFrom(to, next, ROW, weights, weightDepth, from, apart, to, next, depth, outputs, blocks);
  else productsFrom(ZEROS, 0, 0, weights, weightDepth, from, apart, to, next, depth, outputs, blocks);
}

/**
 * As `panelProducts`, each sum from what stands in panels at `start`, `startNext` bytes apart with rows of `startRow` bytes.
 *
 * Weights come from the second-level cache once for each set of panels that fits the first.
 */
export function productsFrom(
  start: usize, startNext: usize, startRow: usize, weights: usize, weightDepth: i32, from: usize, apart: usize,
  to: usize, next: usize, depth: i32, outputs: i32, blocks: i32,
): void {
  const row = (<usize>weightDepth) << 2;
  const sixes = rowsInSixes(outputs);
  const most = max<i32>(2, CACHED / (depth << 5)) & ~1; // even, for pairs
  for (let first = 0; first < blocks; first += most) {
    const end = from + (<usize>min<i32>(most, blocks - first)) * apart;
    let w = weights;
    let target = to;
    let origin = start;
    let n = 0;
    for (; n < sixes; n += 6, w += 6 * row, target += 6 * ROW, origin += 6 * startRow) {
      let c = target;
      let s = origin;
      let p = from;
      if (isDefined(WIDE)) {
        for (; p + apart < end; p += 2 * apart, c += 2 * next, s += 2 * startNext) {
          tilePair6(w, p, apart, s, startNext, c, next, depth);
        }
      }
      for (; p < end; p += apart, c += next, s += startNext) tile6(w, p, s, c, depth);
    }
    for (; n < outputs; n += 4, w += 4 * row, target += 4 * ROW, origin += 4 * startRow) {
      let c = target;
      let s = origin;
      let p = from;
      if (isDefined(WIDE)) {
        for (; p + apart < end; p += 2 * apart, c += 2 * next, s += 2 * startNext) {
          tilePair4(w, p, apart, s, startNext, c, next, depth);
        }
      }
      for (; p < end; p += apart, c += next, s += startNext) tile4(w, p, s, c, depth);
    }
    from = end;
    to += (<usize>most) * next;
    start += (<usize>most) * startNext;
  }
}
