import { madd } from "./simd";

/**
 * Twelve independent chains of 128-bit multiply-add that stay in registers, `count` long: what the processor can do at
 * most. With the two factors they fill fourteen registers of sixteen; fewer would wait for one another where the
 * multiplication and the addition are not fused.
 * The result is only there so that nothing is left out.
 */
export function peak(count: i32, x: f32, y: f32): f32 {
  const m = f32x4.splat(x);
  const s = f32x4.splat(y);
  let a = s;
  let b = s;
  let c = s;
  let d = s;
  let e = s;
  let f = s;
  let g = s;
  let h = s;
  let i = s;
  let j = s;
  let k = s;
  let l = s;
  for (let turn = 0; turn < count; turn++) {
    a = madd(a, m, s);
    b = madd(b, m, s);
    c = madd(c, m, s);
    d = madd(d, m, s);
    e = madd(e, m, s);
    f = madd(f, m, s);
    g = madd(g, m, s);
    h = madd(h, m, s);
    i = madd(i, m, s);
    j = madd(j, m, s);
    k = madd(k, m, s);
    l = madd(l, m, s);
  }
  a = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(f32x4.add(e, f), f32x4.add(g, h)));
  return f32x4.extract_lane(f32x4.add(a, f32x4.add(f32x4.add(f32x4.add(i, j), k), l)), 0);
}
