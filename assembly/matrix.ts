import { rowsInSixes } from "./groups";
import { rowsToPanel } from "./panel";
import { panelProducts } from "./product";
import { flush, ROW, transpose4 } from "./simd";
import { scale, squaredNorm } from "./vector";

/** A planned product; src/kernels/wasm/matrix.ts writes the same fields in the same order, all of 32 bits. */
@unmanaged
export class Product {
  rows: i32;
  columns: i32;
  depth: i32;
  /** The operand that is stored transposed: 0 neither, 1 left, 2 right. */
  transposed: i32;
  factor: f32;
  keep: f32;
}

/**
 * target (rows, columns) = factor left right + keep base; `base` may be the target, and is not read where keep is 0.
 *
 * `scratch` holds the operands as the tiles read them and the result in panels: (rows4 + columns8) depth + rows4 columns8 floats,
 * with rows4 and columns8 rounded up to 4 and 8.
 */
export function matrixProduct(plan: Product, scratch: usize, target: usize, left: usize, right: usize, base: usize): void {
  const depth = plan.depth;
  const rows = (plan.rows + 3) & ~3;
  const panels = (plan.columns + 7) >> 3;
  const from = scratch + ((<usize>(rows * depth)) << 2);
  const to = from + (<usize>(panels * depth)) * ROW;
  packLeft(left, plan.rows, depth, plan.transposed == 1, scratch);
  packRight(right, plan.columns, depth, plan.transposed == 2, from);
  panelProducts(scratch, depth, from, (<usize>depth) * ROW, to, (<usize>rows) * ROW, depth, rows, panels, false);
  for (let j = 0; j < panels; j++) {
    writePanel(plan, to + (<usize>(j * rows)) * ROW, (<usize>j) << 5, target, base);
  }
}

/** x (count) <- x / (|x| + epsilon) */
export function normalize(x: usize, count: i32, epsilon: f64): void {
  scale(x, count, <f32>(1 / (sqrt<f64>(squaredNorm(x, count)) + epsilon)));
}

// (rows, depth), or stored as (depth, rows), to groups of rows, see groups.ts; missing rows become 0.
function packLeft(source: usize, rows: i32, depth: i32, transposed: bool, to: usize): void {
  const padded = (rows + 3) & ~3;
  const sixes = rowsInSixes(padded);
  for (let start = 0; start < padded; ) {
    const width = start < sixes ? 6 : 4;
    const whole = start + width <= rows;
    const step = (<usize>width) << 2;
    let k = 0;
    if (whole && transposed) {
      let at = source + ((<usize>start) << 2);
      for (; k < depth; k++, at += (<usize>rows) << 2) {
        v128.store(to + (<usize>k) * step, v128.load(at));
        if (width == 6) store<u64>(to + (<usize>k) * step, load<u64>(at, 16), 16);
      }
    } else if (whole) {
      const stride = (<usize>depth) << 2;
      const at = source + (<usize>start) * stride;
      for (; k + 4 <= depth; k += 4) {
        const place = at + ((<usize>k) << 2);
        transpose4(place, stride, to + (<usize>k) * step, step);
        if (width == 6) interleave(place + 4 * stride, stride, to + (<usize>k) * step + 16);
      }
    }
    for (; k < depth; k++) {
      for (let i = 0; i < width; i++) {
        const n = start + i;
        const place = <usize>(transposed ? k * rows + n : n * depth + k);
        store<f32>(to + (<usize>k) * step + ((<usize>i) << 2), n < rows ? load<f32>(source + (place << 2)) : 0);
      }
    }
    to += (<usize>depth) * step;
    start += width;
  }
}

// Four columns of two rows as the last two entries of groups of six.
// @ts-ignore: decorator
@inline function interleave(source: usize, stride: usize, to: usize): void {
  const a = v128.load(source);
  const b = v128.load(source + stride);
  const low = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const high = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  v128.store64_lane(to, low, 0);
  v128.store64_lane(to, low, 1, 24);
  v128.store64_lane(to, high, 0, 48);
  v128.store64_lane(to, high, 1, 72);
}

// (depth, columns), or stored as (columns, depth), to panels (depth, 8); missing columns become 0.
function packRight(source: usize, columns: i32, depth: i32, transposed: bool, to: usize): void {
  for (let first = 0; first < columns; first += 8) {
    const lanes = min<i32>(8, columns - first);
    if (transposed) {
      rowsToPanel(source + ((<usize>(first * depth)) << 2), depth, lanes, to);
      to += (<usize>depth) * ROW;
      continue;
    }
    let at = source + ((<usize>first) << 2);
    for (let k = 0; k < depth; k++, at += (<usize>columns) << 2, to += ROW) {
      if (lanes == 8) {
        v128.store(to, v128.load(at));
        v128.store(to, v128.load(at, 16), 16);
        continue;
      }
      for (let lane = 0; lane < 8; lane++) {
        const place = (<usize>lane) << 2;
        store<f32>(to + place, lane < lanes ? load<f32>(at + place) : 0);
      }
    }
  }
}

// One panel of the result to its eight columns, `column` bytes into each row.
function writePanel(plan: Product, panel: usize, column: usize, target: usize, base: usize): void {
  const stride = (<usize>plan.columns) << 2;
  const bytes = min<usize>(ROW, stride - column);
  const factor = f32x4.splat(plan.factor);
  const keep = f32x4.splat(plan.keep);
  const keeps = plan.keep != 0;
  for (let i = 0; i < plan.rows; i++, column += stride, panel += ROW) {
    let at: usize = 0;
    for (; at + 16 <= bytes; at += 16) {
      let value = f32x4.mul(factor, v128.load(panel + at));
      if (keeps) value = f32x4.add(value, f32x4.mul(keep, v128.load(base + column + at)));
      v128.store(target + column + at, flush(value));
    }
    for (; at < bytes; at += 4) {
      let value = plan.factor * load<f32>(panel + at);
      if (keeps) value += plan.keep * load<f32>(base + column + at);
      store<f32>(target + column + at, value);
    }
  }
}
