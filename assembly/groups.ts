/**
 * The rows of a packed block, a multiple of 4, lie in groups: as many sixes as leave a rest of fours, then those fours.
 *
 * A group is (depth, width), so that what one turn of a tile's loop multiplies lies side by side. Six rows and not four,
 * since their twelve sums hide the latency of a multiply-add and, with two loads and a splat, just fit the registers. A
 * product that is not fused needs a register more: then all rows lie in fours.
 */

/** How many of `rows` rows lie in sixes. */
// @ts-ignore: decorator
@inline export function rowsInSixes(rows: i32): i32 {
  if (!ASC_FEATURE_RELAXED_SIMD) return 0;
  const rest = rows % 6;
  return rows - (rest == 0 ? 0 : rest == 4 ? 4 : 8);
}

/** Rows of the group that begins at row `start`. */
// @ts-ignore: decorator
@inline export function groupWidth(rows: i32, start: i32): i32 {
  return start < rowsInSixes(rows) ? 6 : 4;
}
