import { madd, sumLanes } from "./simd";
import { scale, squaredNorm } from "./vector";

/** A row no longer than 1e-30 has no direction in single precision: its square would sink into denormals. */
const SHORTEST_SQUARE: f64 = 1e-60;

/**
 * x (n, n) = L Q becomes Q, by Householder's reflections of the rows; rows without a direction of their own get one that is left.
 *
 * `scratch` holds the reflections and the result, 2 n rows of n rounded up to 4 floats.
 */
export function orthonormalRows(x: usize, n: i32, scratch: usize): void {
  const size = (<usize>n) << 2;
  const stride = (size + 15) & ~15;
  const bytes = (<usize>n) * stride;
  const result = scratch + bytes;
  memory.fill(scratch, 0, 2 * bytes);
  for (let k: usize = 0; k < <usize>n; k++) memory.copy(scratch + k * stride, x + k * size, size);
  for (let k = 0; k < n; k++) {
    const row = scratch + (<usize>k) * stride;
    makeReflection(row, k, stride);
    reflect(row, row + stride, n - 1 - k, k, stride);
  }
  for (let k = n - 1; k >= 0; k--) {
    const at = (<usize>k) * stride;
    store<f32>(result + at + ((<usize>k) << 2), 1);
    reflect(scratch + at, result + at, n - k, k, stride);
  }
  // Each of up to n reflections rounds the lengths a little: from 1e-6 at n = 256 back to single precision.
  for (let at = result; at < result + bytes; at += stride) scale(at, n, <f32>(1 / sqrt<f64>(squaredNorm(at, n))));
  for (let k: usize = 0; k < <usize>n; k++) memory.copy(x + k * size, result + k * stride, size);
}

// A row becomes the unit vector v, 0 before place k, with row (1 - 2 v v^T) = 0 behind k; what L would hold is dropped.
function makeReflection(row: usize, k: i32, stride: usize): void {
  const place = (<usize>k) << 2;
  memory.fill(row, 0, place);
  const count = <i32>(stride >> 2);
  const square = squaredNorm(row, count);
  if (square <= SHORTEST_SQUARE) return memory.fill(row, 0, stride);
  const head = <f64>load<f32>(row + place);
  const first = head + copysign<f64>(sqrt<f64>(square), head);
  const factor = 1 / sqrt<f64>(2 * first * (first - head));
  store<f32>(row + place, <f32>(first * factor));
  for (let at = place + 4; at < stride; at += 4) store<f32>(row + at, <f32>(<f64>load<f32>(row + at) * factor));
}

// `count` rows from `rows` on, from place k: y <- y - 2 (y v) v. Four at a time, so that v is read once and the sums do not wait.
function reflect(v: usize, rows: usize, count: i32, k: i32, stride: usize): void {
  const skipped = ((<usize>k) << 2) & ~15;
  const end = v + stride;
  v += skipped;
  rows += skipped;
  for (; count >= 4; count -= 4, rows += 4 * stride) {
    const b = rows + stride;
    const c = b + stride;
    const d = c + stride;
    let sumA = f32x4.splat(0);
    let sumB = sumA;
    let sumC = sumA;
    let sumD = sumA;
    let at: usize = 0;
    for (let p = v; p < end; p += 16, at += 16) {
      const direction = v128.load(p);
      sumA = madd(direction, v128.load(rows + at), sumA);
      sumB = madd(direction, v128.load(b + at), sumB);
      sumC = madd(direction, v128.load(c + at), sumC);
      sumD = madd(direction, v128.load(d + at), sumD);
    }
    const byA = f32x4.splat(-2 * sumLanes(sumA));
    const byB = f32x4.splat(-2 * sumLanes(sumB));
    const byC = f32x4.splat(-2 * sumLanes(sumC));
    const byD = f32x4.splat(-2 * sumLanes(sumD));
    at = 0;
    for (let p = v; p < end; p += 16, at += 16) {
      const direction = v128.load(p);
      v128.store(rows + at, madd(byA, direction, v128.load(rows + at)));
      v128.store(b + at, madd(byB, direction, v128.load(b + at)));
      v128.store(c + at, madd(byC, direction, v128.load(c + at)));
      v128.store(d + at, madd(byD, direction, v128.load(d + at)));
    }
  }
  for (; count > 0; count--, rows += stride) {
    let sum = f32x4.splat(0);
    let at: usize = 0;
    for (let p = v; p < end; p += 16, at += 16) sum = madd(v128.load(p), v128.load(rows + at), sum);
    const by = f32x4.splat(-2 * sumLanes(sum));
    at = 0;
    for (let p = v; p < end; p += 16, at += 16) v128.store(rows + at, madd(by, v128.load(p), v128.load(rows + at)));
  }
}
