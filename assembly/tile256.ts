import { CHUNK, madd, ROW } from "./simd";

/**
 * The tiles for engines that join two neighbouring 128-bit operations into one of 256 bits: every vector below has a
 * neighbour 16 bytes on, and results leave through neighbouring stores, which is what such engines look for. On others
 * the sixteen accumulators do not fit the registers, so the build that uses these is chosen only where they join.
 */

/** As `tile`, for two panels `apart` bytes apart. */
export function tilePair(w: usize, p: usize, c: usize, apart: usize, depth: i32): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let b3 = f32x4.splat(0);
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  let c2 = f32x4.splat(0);
  let c3 = f32x4.splat(0);
  let d0 = f32x4.splat(0);
  let d1 = f32x4.splat(0);
  let d2 = f32x4.splat(0);
  let d3 = f32x4.splat(0);
  const end = w + ((<usize>depth) << 4);
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
  } while (w < end);
  v128.store(c, a0);
  v128.store(c, a1, 16);
  v128.store(c, b0, 32);
  v128.store(c, b1, 48);
  v128.store(c, c0, 64);
  v128.store(c, c1, 80);
  v128.store(c, d0, 96);
  v128.store(c, d1, 112);
  c += apart;
  v128.store(c, a2);
  v128.store(c, a3, 16);
  v128.store(c, b2, 32);
  v128.store(c, b3, 48);
  v128.store(c, c2, 64);
  v128.store(c, c3, 80);
  v128.store(c, d2, 96);
  v128.store(c, d3, 112);
}

/** Where `gradientPair` leaves its sums over lanes 0-3 and 4-7; the arena begins behind it. */
const SUMS: usize = 256;

/** As `gradientTile`. */
export function gradientPair(d: usize, h: usize, g: usize, count: i32): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let b3 = f32x4.splat(0);
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  let c2 = f32x4.splat(0);
  let c3 = f32x4.splat(0);
  let d0 = f32x4.splat(0);
  let d1 = f32x4.splat(0);
  let d2 = f32x4.splat(0);
  let d3 = f32x4.splat(0);
  const end = d + (<usize>count) * CHUNK;
  do {
    const h0 = v128.load(h);
    const h1 = v128.load(h, 16);
    const h2 = v128.load(h, 32);
    const h3 = v128.load(h, 48);
    let s = v128.load(d);
    let t = v128.load(d, 16);
    a0 = madd(s, h0, a0);
    a1 = madd(t, h1, a1);
    a2 = madd(s, h2, a2);
    a3 = madd(t, h3, a3);
    s = v128.load(d, 32);
    t = v128.load(d, 48);
    b0 = madd(s, h0, b0);
    b1 = madd(t, h1, b1);
    b2 = madd(s, h2, b2);
    b3 = madd(t, h3, b3);
    s = v128.load(d, 64);
    t = v128.load(d, 80);
    c0 = madd(s, h0, c0);
    c1 = madd(t, h1, c1);
    c2 = madd(s, h2, c2);
    c3 = madd(t, h3, c3);
    s = v128.load(d, 96);
    t = v128.load(d, 112);
    d0 = madd(s, h0, d0);
    d1 = madd(t, h1, d1);
    d2 = madd(s, h2, d2);
    d3 = madd(t, h3, d3);
    d += CHUNK;
    h += CHUNK;
  } while (d < end);
  v128.store(SUMS, a0);
  v128.store(SUMS, a1, 16);
  v128.store(SUMS, b0, 32);
  v128.store(SUMS, b1, 48);
  v128.store(SUMS, c0, 64);
  v128.store(SUMS, c1, 80);
  v128.store(SUMS, d0, 96);
  v128.store(SUMS, d1, 112);
  v128.store(SUMS, a2, 128);
  v128.store(SUMS, a3, 144);
  v128.store(SUMS, b2, 160);
  v128.store(SUMS, b3, 176);
  v128.store(SUMS, c2, 192);
  v128.store(SUMS, c3, 208);
  v128.store(SUMS, d2, 224);
  v128.store(SUMS, d3, 240);
  addSums(SUMS, g);
  addSums(SUMS + 128, g + 16);
}

// g (4) += the sums of each 8 of the 32 floats at `sums`. Not inlined: its shuffles must not join the tile's graph.
function addSums(sums: usize, g: usize): void {
  const a = f32x4.add(v128.load(sums), v128.load(sums, 16));
  const b = f32x4.add(v128.load(sums, 32), v128.load(sums, 48));
  const c = f32x4.add(v128.load(sums, 64), v128.load(sums, 80));
  const d = f32x4.add(v128.load(sums, 96), v128.load(sums, 112));
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  const sum = f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(g, f32x4.add(v128.load(g), sum));
}
