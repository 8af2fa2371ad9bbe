import { groupWidth } from "./groups";
import { ROW, transpose4 } from "./simd";

/**
 * The gradient of the weights is a product over samples, a sample being one batch row at one step. Panels hold samples
 * side by side; here they are turned, so that the tiles can run along the samples. Each writes the panel's 8 samples
 * behind the first `place` of a window of `samples`.
 */

/** Panel (rows, 8) to groups of rows, each (samples, width). */
export function samplesInGroups(panel: usize, rows: i32, target: usize, samples: i32, place: i32): void {
  for (let n = 0; n < rows; ) {
    const width = groupWidth(rows, n);
    const step = (<usize>width) << 2;
    const to = target + (<usize>(n * samples + place * width) << 2);
    turn(panel, to, step);
    // The last four of six; two of them are written twice.
    if (width == 6) turn(panel + 2 * ROW, to + 8, step);
    panel += (<usize>width) * ROW;
    n += width;
  }
}

/** Panel (rows, 8) to panels of 8 rows, each (samples, 8). */
export function samplesInPanels(panel: usize, rows: i32, target: usize, samples: i32, place: i32): void {
  target += (<usize>place) * ROW;
  for (let n = 0; n < rows; n += 4, panel += 4 * ROW) {
    turn(panel, target + (n & 4 ? 16 : 0), ROW);
    if (n & 4) target += (<usize>samples) * ROW;
  }
}

// Four panel rows of 8 lanes to 8 places of four floats, `step` bytes apart.
// @ts-ignore: decorator
@inline function turn(panel: usize, to: usize, step: usize): void {
  transpose4(panel, ROW, to, step);
  transpose4(panel + 16, ROW, to + 4 * step, step);
}
