import { ROW, transpose4 } from "./simd";

/** Row-major (lanes, columns) at `source` to a panel (columns, 8) at `target`; missing lanes become 0. */
export function rowsToPanel(source: usize, columns: i32, lanes: i32, target: usize): void {
  const stride = (<usize>columns) << 2;
  for (let lane = 0; lane < 8; lane += 4) {
    const from = source + (<usize>lane) * stride;
    const to = target + ((<usize>lane) << 2);
    let j = 0;
    if (lane + 4 <= lanes) {
      for (; j + 4 <= columns; j += 4) transpose4(from + ((<usize>j) << 2), stride, to + (<usize>j) * ROW, ROW);
    }
    for (; j < columns; j++) {
      for (let k = 0; k < 4; k++) {
        const value: f32 = lane + k < lanes ? load<f32>(from + (<usize>k) * stride + ((<usize>j) << 2)) : 0;
        store<f32>(to + (<usize>j) * ROW + ((<usize>k) << 2), value);
      }
    }
  }
}

/** A panel (columns, 8) at `source` to row-major (lanes, columns) at `target`. */
export function panelToRows(source: usize, columns: i32, lanes: i32, target: usize): void {
  const stride = (<usize>columns) << 2;
  for (let lane = 0; lane < lanes; lane += 4) {
    const from = source + ((<usize>lane) << 2);
    const to = target + (<usize>lane) * stride;
    let j = 0;
    if (lane + 4 <= lanes) {
      for (; j + 4 <= columns; j += 4) transpose4(from + (<usize>j) * ROW, ROW, to + ((<usize>j) << 2), stride);
    }
    const most = min<i32>(4, lanes - lane);
    for (; j < columns; j++) {
      for (let k = 0; k < most; k++) {
        store<f32>(
          to + (<usize>k) * stride + ((<usize>j) << 2),
          load<f32>(from + (<usize>j) * ROW + ((<usize>k) << 2)),
        );
      }
    }
  }
}

/** Adds (count) floats at `source` to those at `target`; count is a multiple of 4. */
export function addPanel(target: usize, source: usize, count: i32): void {
  const end = target + ((<usize>count) << 2);
  for (; target < end; target += 16, source += 16) {
    v128.store(target, f32x4.add(v128.load(target), v128.load(source)));
  }
}
