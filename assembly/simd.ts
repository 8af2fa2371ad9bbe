/** Lanes of a panel: batch rows that one panel carries side by side. */
export const LANES: i32 = 8;
/** Bytes of one panel row. */
export const ROW: usize = 32;

// a b + c, with one rounding where relaxed SIMD gives a fused multiply-add.
// @ts-ignore: decorator
@inline export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Gradients below this are 0 to any sum that they enter; kept, they would sink into denormals, which cost 20 times the time. */
const NEGLIGIBLE: f32 = 1e-30;

// x, with what is negligible set to 0; a NaN stays.
// @ts-ignore: decorator
@inline export function flush(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(NEGLIGIBLE)));
}

// The sum of the four lanes.
// @ts-ignore: decorator
@inline export function sumLanes(a: v128): f32 {
  const pairs = f32x4.add(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.add(pairs, v128.shuffle<f32>(pairs, pairs, 1, 0, 3, 2)), 0);
}

/** Copies the 4x4 block at `source` (rows `sourceStride` bytes apart) transposed to `target`. */
// @ts-ignore: decorator
@inline export function transpose4(source: usize, sourceStride: usize, target: usize, targetStride: usize): void {
  const a = v128.load(source);
  const b = v128.load(source + sourceStride);
  const c = v128.load(source + 2 * sourceStride);
  const d = v128.load(source + 3 * sourceStride);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(target + targetStride, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(target + 2 * targetStride, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  v128.store(target + 3 * targetStride, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
}
