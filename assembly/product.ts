import { rowsInSixes } from "./groups";
import { ROW } from "./simd";
import { tile4, tile6, ZEROS } from "./tile";
import { tilePair4, tilePair6 } from "./tile256";

/** Bytes of panels that are multiplied by the same weights in a row: they stay in the first-level cache. */
const CACHED: i32 = 36_864;

/**
 * to (blocks; outputs, 8) = weights (outputs, weightDepth) in groups times from (blocks; depth, 8), or that much added.
 *
 * Panels begin `apart` bytes apart in `from` and `next` in `to`. Weights come from the second-level cache once for each
 * set of panels that fits the first.
 */
export function panelProducts(
  weights: usize, weightDepth: i32, from: usize, apart: usize, to: usize, next: usize,
  depth: i32, outputs: i32, blocks: i32, adds: bool,
): void {
  const row = (<usize>weightDepth) << 2;
  const sixes = rowsInSixes(outputs);
  const most = max<i32>(2, CACHED / (depth << 5)) & ~1; // even, for pairs
  for (let first = 0; first < blocks; first += most) {
    const end = from + (<usize>min<i32>(most, blocks - first)) * apart;
    let w = weights;
    let target = to;
    let n = 0;
    for (; n < sixes; n += 6, w += 6 * row, target += 6 * ROW) {
      let c = target;
      let p = from;
      if (isDefined(WIDE)) {
        for (; p + apart < end; p += 2 * apart, c += 2 * next) tilePair6(w, p, apart, adds ? c : ZEROS, c, next, depth);
      }
      for (; p < end; p += apart, c += next) tile6(w, p, adds ? c : ZEROS, c, depth);
    }
    for (; n < outputs; n += 4, w += 4 * row, target += 4 * ROW) {
      let c = target;
      let p = from;
      if (isDefined(WIDE)) {
        for (; p + apart < end; p += 2 * apart, c += 2 * next) tilePair4(w, p, apart, adds ? c : ZEROS, c, next, depth);
      }
      for (; p < end; p += apart, c += next) tile4(w, p, adds ? c : ZEROS, c, depth);
    }
    from = end;
    to += (<usize>most) * next;
  }
}
