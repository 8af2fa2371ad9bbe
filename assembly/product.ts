import { CHUNK } from "./simd";
import { gradientTile, tile } from "./tile";
import { gradientPair, tilePair } from "./tile256";

/** Bytes of panels that are multiplied by the same weights in a row: they stay in the first-level cache. */
const CACHED: i32 = 36_864;

/**
 * to (blocks; outputs, 8) = packed weights (outputs / 4, weightRows, 4) times from (blocks; depth, 8).
 *
 * Panels of both sides begin `panelRows` rows apart. Weights come from the second-level cache once for each group of
 * blocks that fits the first.
 */
export function panelProducts(
  weights: usize, weightRows: i32, from: usize, to: usize, panelRows: i32, depth: i32, outputs: i32, blocks: i32,
): void {
  const panel = (<usize>panelRows) << 5;
  const size = (<usize>weightRows) << 4;
  const group = max<i32>(2, CACHED / (panelRows << 5)) & ~1; // even, for pairs
  for (let first = 0; first < blocks; first += group) {
    const end = from + (<usize>min<i32>(group, blocks - first)) * panel;
    let w = weights;
    let target = to;
    for (let n = 0; n < outputs; n += 4, w += size, target += CHUNK) {
      let c = target;
      let p = from;
      if (isDefined(WIDE)) {
        for (; p + panel < end; p += 2 * panel, c += 2 * panel) tilePair(w, p, c, panel, depth);
      }
      for (; p < end; p += panel, c += panel) tile(w, p, c, depth);
    }
    from = end;
    to += (<usize>group) * panel;
  }
}

/**
 * Adds to g (outputs / 4, rows, 4) the products of `deltas` with `history`, (outputs / 4) and (rows / 4) runs of `count`
 * chunks that begin `stride` bytes apart; of the rows, the first `depth`.
 */
export function gradientProducts(
  deltas: usize, history: usize, g: usize, stride: usize, outputs: i32, rows: i32, depth: i32, count: i32,
): void {
  const size = (<usize>rows) << 4;
  const group = 4 * max<i32>(1, CACHED / (count << 7));
  for (let first = 0; first < outputs; first += group) {
    const last = min<i32>(outputs, first + group);
    let run = history;
    for (let k = 0; k < depth; k += 2) {
      const h = run + (k & 2 ? <usize>64 : <usize>0);
      let d = deltas + (<usize>(first >> 2)) * stride;
      let target = g + (<usize>(first >> 2)) * size + ((<usize>k) << 4);
      for (let n = first; n < last; n += 4, d += stride, target += size) {
        if (isDefined(WIDE)) gradientPair(d, h, target, count);
        else gradientTile(d, h, target, count);
      }
      if (k & 2) run += stride;
    }
  }
}
