import { CHUNK, madd, ROW } from "./simd";

/**
 * Four output rows of a panel: c (4, 8) = sum over k < depth of w (k, 4) times p (k, 8).
 *
 * Not unrolled over k: eight accumulators, two loads and four splats fill the sixteen registers.
 */
export function tile(w: usize, p: usize, c: usize, depth: i32): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const end = w + ((<usize>depth) << 4);
  do {
    const p0 = v128.load(p);
    const p1 = v128.load(p, 16);
    let s = v128.load_splat<f32>(w);
    a0 = madd(s, p0, a0);
    a1 = madd(s, p1, a1);
    s = v128.load_splat<f32>(w, 4);
    b0 = madd(s, p0, b0);
    b1 = madd(s, p1, b1);
    s = v128.load_splat<f32>(w, 8);
    c0 = madd(s, p0, c0);
    c1 = madd(s, p1, c1);
    s = v128.load_splat<f32>(w, 12);
    d0 = madd(s, p0, d0);
    d1 = madd(s, p1, d1);
    w += 16;
    p += ROW;
  } while (w < end);
  v128.store(c, a0);
  v128.store(c, a1, 16);
  v128.store(c, b0, 32);
  v128.store(c, b1, 48);
  v128.store(c, c0, 64);
  v128.store(c, c1, 80);
  v128.store(c, d0, 96);
  v128.store(c, d1, 112);
}

/**
 * Adds to g (2, 4) the products, summed over batch and time, of four rows of `d` with two rows of `h`.
 *
 * Both run over `count` chunks of (4, 8); lanes are samples, so each sum ends in a sum over lanes.
 */
export function gradientTile(d: usize, h: usize, g: usize, count: i32): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const end = d + (<usize>count) * CHUNK;
  do {
    let h0 = v128.load(h);
    let h1 = v128.load(h, 32);
    let s = v128.load(d);
    a0 = madd(s, h0, a0);
    a1 = madd(s, h1, a1);
    s = v128.load(d, 32);
    b0 = madd(s, h0, b0);
    b1 = madd(s, h1, b1);
    s = v128.load(d, 64);
    c0 = madd(s, h0, c0);
    c1 = madd(s, h1, c1);
    s = v128.load(d, 96);
    d0 = madd(s, h0, d0);
    d1 = madd(s, h1, d1);
    h0 = v128.load(h, 16);
    h1 = v128.load(h, 48);
    s = v128.load(d, 16);
    a0 = madd(s, h0, a0);
    a1 = madd(s, h1, a1);
    s = v128.load(d, 48);
    b0 = madd(s, h0, b0);
    b1 = madd(s, h1, b1);
    s = v128.load(d, 80);
    c0 = madd(s, h0, c0);
    c1 = madd(s, h1, c1);
    s = v128.load(d, 112);
    d0 = madd(s, h0, d0);
    d1 = madd(s, h1, d1);
    d += CHUNK;
    h += CHUNK;
  } while (d < end);
  v128.store(g, f32x4.add(v128.load(g), sums4(a0, b0, c0, d0)));
  v128.store(g, f32x4.add(v128.load(g, 16), sums4(a1, b1, c1, d1)), 16);
}

/** The lane sums of four vectors, as one vector. */
// @ts-ignore: decorator
@inline function sums4(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}
