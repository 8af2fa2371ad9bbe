import { madd } from "./simd";

/**
 * A bicubic surface at four points: value, slope by t and slope by tau to `to`.
 *
 * `patches` holds the address of each point's patch, to which `offset` is added, and `taus` each point's tau: four rows
 * (powers of tau) of four (powers of t).
 */
// @ts-ignore: decorator
@inline export function surface(patches: usize, offset: usize, taus: usize, t: v128, to: usize): void {
  const a = <usize>load<u32>(patches) + offset;
  const b = <usize>load<u32>(patches, 4) + offset;
  const c = <usize>load<u32>(patches, 8) + offset;
  const d = <usize>load<u32>(patches, 12) + offset;
  const ta = v128.load_splat<f32>(taus);
  const tb = v128.load_splat<f32>(taus, 4);
  const tc = v128.load_splat<f32>(taus, 8);
  const td = v128.load_splat<f32>(taus, 12);
  // Horner's scheme in tau with its derivative, the powers of t side by side.
  let slopeA = v128.load(a, 48);
  let valueA = madd(ta, slopeA, v128.load(a, 32));
  slopeA = madd(ta, slopeA, valueA);
  valueA = madd(ta, valueA, v128.load(a, 16));
  slopeA = madd(ta, slopeA, valueA);
  valueA = madd(ta, valueA, v128.load(a));
  let slopeB = v128.load(b, 48);
  let valueB = madd(tb, slopeB, v128.load(b, 32));
  slopeB = madd(tb, slopeB, valueB);
  valueB = madd(tb, valueB, v128.load(b, 16));
  slopeB = madd(tb, slopeB, valueB);
  valueB = madd(tb, valueB, v128.load(b));
  let slopeC = v128.load(c, 48);
  let valueC = madd(tc, slopeC, v128.load(c, 32));
  slopeC = madd(tc, slopeC, valueC);
  valueC = madd(tc, valueC, v128.load(c, 16));
  slopeC = madd(tc, slopeC, valueC);
  valueC = madd(tc, valueC, v128.load(c));
  let slopeD = v128.load(d, 48);
  let valueD = madd(td, slopeD, v128.load(d, 32));
  slopeD = madd(td, slopeD, valueD);
  valueD = madd(td, valueD, v128.load(d, 16));
  slopeD = madd(td, slopeD, valueD);
  valueD = madd(td, valueD, v128.load(d));

  let ab = v128.shuffle<f32>(valueA, valueB, 0, 4, 1, 5);
  let cd = v128.shuffle<f32>(valueC, valueD, 0, 4, 1, 5);
  let abHigh = v128.shuffle<f32>(valueA, valueB, 2, 6, 3, 7);
  let cdHigh = v128.shuffle<f32>(valueC, valueD, 2, 6, 3, 7);
  let slope = v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7);
  let value = madd(t, slope, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  slope = madd(t, slope, value);
  value = madd(t, value, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  slope = madd(t, slope, value);
  value = madd(t, value, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to, value);
  v128.store(to, slope, 16);

  ab = v128.shuffle<f32>(slopeA, slopeB, 0, 4, 1, 5);
  cd = v128.shuffle<f32>(slopeC, slopeD, 0, 4, 1, 5);
  abHigh = v128.shuffle<f32>(slopeA, slopeB, 2, 6, 3, 7);
  cdHigh = v128.shuffle<f32>(slopeC, slopeD, 2, 6, 3, 7);
  value = madd(t, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7), v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  value = madd(t, value, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(to, madd(t, value, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5)), 32);
}
