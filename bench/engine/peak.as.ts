/** Eight independent chains of multiply-add in registers: `count` rounds of 16 (8 vectors, 2 rounds unrolled). */
// @ts-ignore: decorator
@inline function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

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
  for (let k = 0; k < count; k++) {
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
  }
  a = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(f32x4.add(e, f), f32x4.add(g, h)));
  return f32x4.extract_lane(f32x4.add(a, f32x4.add(i, j)), 0);
}
