import { madd, ROW } from "./simd";

/** Six panel rows of 0, for a product that starts from nothing; the arena begins behind them. */
export const ZEROS: usize = 256;

/**
 * Six output rows of a panel: c (6, 8) = start (6, 8) + sum over k < depth of w (k, 6) times p (k, 8).
 *
 * Twelve sums, two loads and a splat are fifteen registers of sixteen; the engine keeps the last.
 */
export function tile6(w: usize, p: usize, start: usize, c: usize, depth: i32): void {
  let a0 = v128.load(start);
  let a1 = v128.load(start, 16);
  let b0 = v128.load(start, 32);
  let b1 = v128.load(start, 48);
  let c0 = v128.load(start, 64);
  let c1 = v128.load(start, 80);
  let d0 = v128.load(start, 96);
  let d1 = v128.load(start, 112);
  let e0 = v128.load(start, 128);
  let e1 = v128.load(start, 144);
  let f0 = v128.load(start, 160);
  let f1 = v128.load(start, 176);
  const end = p + (<usize>depth) * ROW;
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
    s = v128.load_splat<f32>(w, 16);
    e0 = madd(s, p0, e0);
    e1 = madd(s, p1, e1);
    s = v128.load_splat<f32>(w, 20);
    f0 = madd(s, p0, f0);
    f1 = madd(s, p1, f1);
    w += 24;
    p += ROW;
  } while (p < end);
  v128.store(c, a0);
  v128.store(c, a1, 16);
  v128.store(c, b0, 32);
  v128.store(c, b1, 48);
  v128.store(c, c0, 64);
  v128.store(c, c1, 80);
  v128.store(c, d0, 96);
  v128.store(c, d1, 112);
  v128.store(c, e0, 128);
  v128.store(c, e1, 144);
  v128.store(c, f0, 160);
  v128.store(c, f1, 176);
}

/** As `tile6`, for four rows. */
export function tile4(w: usize, p: usize, start: usize, c: usize, depth: i32): void {
  let a0 = v128.load(start);
  let a1 = v128.load(start, 16);
  let b0 = v128.load(start, 32);
  let b1 = v128.load(start, 48);
  let c0 = v128.load(start, 64);
  let c1 = v128.load(start, 80);
  let d0 = v128.load(start, 96);
  let d1 = v128.load(start, 112);
  const end = p + (<usize>depth) * ROW;
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
  } while (p < end);
  v128.store(c, a0);
  v128.store(c, a1, 16);
  v128.store(c, b0, 32);
  v128.store(c, b1, 48);
  v128.store(c, c0, 64);
  v128.store(c, c1, 80);
  v128.store(c, d0, 96);
  v128.store(c, d1, 112);
}
