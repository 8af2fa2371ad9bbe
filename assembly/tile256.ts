import { madd, ROW } from "./simd";

/**
 * The tiles for engines that join two neighbouring 128-bit operations into one of 256 bits: every vector below has a
 * neighbour 16 bytes on, and results leave through neighbouring stores, which is what such engines look for. On others
 * the sums do not fit the registers, so the build that uses these is chosen only where they join.
 */

/** As `tile6`, for two panels `apart` bytes apart whose starts lie `startNext` and whose results `next` bytes apart. */
export function tilePair6(
  w: usize, p: usize, apart: usize, start: usize, startNext: usize, c: usize, next: usize, depth: i32,
): void {
  const start2 = start + startNext;
  let a0 = v128.load(start);
  let a1 = v128.load(start, 16);
  let a2 = v128.load(start2);
  let a3 = v128.load(start2, 16);
  let b0 = v128.load(start, 32);
  let b1 = v128.load(start, 48);
  let b2 = v128.load(start2, 32);
  let b3 = v128.load(start2, 48);
  let c0 = v128.load(start, 64);
  let c1 = v128.load(start, 80);
  let c2 = v128.load(start2, 64);
  let c3 = v128.load(start2, 80);
  let d0 = v128.load(start, 96);
  let d1 = v128.load(start, 112);
  let d2 = v128.load(start2, 96);
  let d3 = v128.load(start2, 112);
  let e0 = v128.load(start, 128);
  let e1 = v128.load(start, 144);
  let e2 = v128.load(start2, 128);
  let e3 = v128.load(start2, 144);
  let f0 = v128.load(start, 160);
  let f1 = v128.load(start, 176);
  let f2 = v128.load(start2, 160);
  let f3 = v128.load(start2, 176);
  const end = p + (<usize>depth) * ROW;
  let r = p + apart;
  do {
    const p0 = v128.load(p);
    const p1 = v128.load(p, 16);
    const p2 = v128.load(r);
    const p3 = v128.load(r, 16);
    let s = v128.load_splat<f32>(w);
    a0 = madd(s, p0, a0);
    a1 = madd(s, p1, a1);
    a2 = madd(s, p2, a2);
    a3 = madd(s, p3, a3);
    s = v128.load_splat<f32>(w, 4);
    b0 = madd(s, p0, b0);
    b1 = madd(s, p1, b1);
    b2 = madd(s, p2, b2);
    b3 = madd(s, p3, b3);
    s = v128.load_splat<f32>(w, 8);
    c0 = madd(s, p0, c0);
    c1 = madd(s, p1, c1);
    c2 = madd(s, p2, c2);
    c3 = madd(s, p3, c3);
    s = v128.load_splat<f32>(w, 12);
    d0 = madd(s, p0, d0);
    d1 = madd(s, p1, d1);
    d2 = madd(s, p2, d2);
    d3 = madd(s, p3, d3);
    s = v128.load_splat<f32>(w, 16);
    e0 = madd(s, p0, e0);
    e1 = madd(s, p1, e1);
    e2 = madd(s, p2, e2);
    e3 = madd(s, p3, e3);
    s = v128.load_splat<f32>(w, 20);
    f0 = madd(s, p0, f0);
    f1 = madd(s, p1, f1);
    f2 = madd(s, p2, f2);
    f3 = madd(s, p3, f3);
    w += 24;
    p += ROW;
    r += ROW;
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
  c += next;
  v128.store(c, a2);
  v128.store(c, a3, 16);
  v128.store(c, b2, 32);
  v128.store(c, b3, 48);
  v128.store(c, c2, 64);
  v128.store(c, c3, 80);
  v128.store(c, d2, 96);
  v128.store(c, d3, 112);
  v128.store(c, e2, 128);
  v128.store(c, e3, 144);
  v128.store(c, f2, 160);
  v128.store(c, f3, 176);
}

/** As `tilePair6`, for four rows. */
export function tilePair4(
  w: usize, p: usize, apart: usize, start: usize, startNext: usize, c: usize, next: usize, depth: i32,
): void {
  const start2 = start + startNext;
  let a0 = v128.load(start);
  let a1 = v128.load(start, 16);
  let a2 = v128.load(start2);
  let a3 = v128.load(start2, 16);
  let b0 = v128.load(start, 32);
  let b1 = v128.load(start, 48);
  let b2 = v128.load(start2, 32);
  let b3 = v128.load(start2, 48);
  let c0 = v128.load(start, 64);
  let c1 = v128.load(start, 80);
  let c2 = v128.load(start2, 64);
  let c3 = v128.load(start2, 80);
  let d0 = v128.load(start, 96);
  let d1 = v128.load(start, 112);
  let d2 = v128.load(start2, 96);
  let d3 = v128.load(start2, 112);
  const end = p + (<usize>depth) * ROW;
  let r = p + apart;
  do {
    const p0 = v128.load(p);
    const p1 = v128.load(p, 16);
    const p2 = v128.load(r);
    const p3 = v128.load(r, 16);
    let s = v128.load_splat<f32>(w);
    a0 = madd(s, p0, a0);
    a1 = madd(s, p1, a1);
    a2 = madd(s, p2, a2);
    a3 = madd(s, p3, a3);
    s = v128.load_splat<f32>(w, 4);
    b0 = madd(s, p0, b0);
    b1 = madd(s, p1, b1);
    b2 = madd(s, p2, b2);
    b3 = madd(s, p3, b3);
    s = v128.load_splat<f32>(w, 8);
    c0 = madd(s, p0, c0);
    c1 = madd(s, p1, c1);
    c2 = madd(s, p2, c2);
    c3 = madd(s, p3, c3);
    s = v128.load_splat<f32>(w, 12);
    d0 = madd(s, p0, d0);
    d1 = madd(s, p1, d1);
    d2 = madd(s, p2, d2);
    d3 = madd(s, p3, d3);
    w += 16;
    p += ROW;
    r += ROW;
  } while (p < end);
  v128.store(c, a0);
  v128.store(c, a1, 16);
  v128.store(c, b0, 32);
  v128.store(c, b1, 48);
  v128.store(c, c0, 64);
  v128.store(c, c1, 80);
  v128.store(c, d0, 96);
  v128.store(c, d1, 112);
  c += next;
  v128.store(c, a2);
  v128.store(c, a3, 16);
  v128.store(c, b2, 32);
  v128.store(c, b3, 48);
  v128.store(c, c2, 64);
  v128.store(c, c3, 80);
  v128.store(c, d2, 96);
  v128.store(c, d3, 112);
}
