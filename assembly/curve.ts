import { madd, ROW } from "./simd";

/** How a plan finds h from m. `host` calls back to the caller, panel by panel: any activation, slower. */
export const HOST: i32 = 0;
export const IDENTITY: i32 = 1;
export const RELU: i32 = 2;
/** h = p(m^2) m / q(m^2) with slope 1 - h^2. */
export const TANH: i32 = 3;
/** Piecewise cubics of h and of the slopes. */
export const TABLE: i32 = 4;
/** h = (1 + tanh(m / 2)) / 2 with slope h (1 - h), of gated cells only. */
export const LOGISTIC: i32 = 5;

/** Slopes (and in place h, variances) of one panel by the caller, who knows the curve by its owner: a plan or an operation. */
// @ts-ignore: decorator
@external("env", "host")
export declare function host(owner: usize, panel: usize, panel2: usize, slopes: usize): void;

// Adding 1.5 * 2^23 to a small float leaves its nearest integer in the low bits of the sum.
export const MAGIC: f32 = 12582912;
export const MAGIC_BITS: i32 = 0x4b400000;
/** Bytes before the first node: scale = 1 / width of an interval, limit = index of the last one. */
export const TABLE_HEADER: usize = 16;

/** h <- act(m) in place over a panel of so many bytes; slopes are kept where they cannot be had from h. */
export function plainCurve(curve: i32, table: usize, panel: usize, bytes: usize, slopes: usize): void {
  const end = panel + bytes;
  if (curve == RELU) {
    const zero = f32x4.splat(0);
    // pmax(m, 0) keeps a NaN.
    for (; panel < end; panel += 16) v128.store(panel, f32x4.pmax(v128.load(panel), zero));
  } else if (curve == TANH) {
    for (; panel < end; panel += ROW) rationalTanh(panel, table, false);
  } else if (curve == LOGISTIC) {
    for (; panel < end; panel += ROW) rationalTanh(panel, table, true);
  } else if (curve == TABLE) {
    tableCurves(table, panel, bytes, 0, slopes);
  }
}

/** h1 in place, Var h to `variances`, and the slopes of h1 and Var h by mean and by variance, each so many bytes. */
export function activationCurve(table: usize, panel: usize, bytes: usize, variances: usize, slopes: usize): void {
  tableCurves(table, panel, bytes, variances, slopes);
}

// One curve of the table at four points: nodes at a, b, c, d, offset t from them.
// @ts-ignore: decorator
@inline function cubic(a: usize, b: usize, c: usize, d: usize, offset: usize, t: v128): v128 {
  const na = v128.load(a + offset);
  const nb = v128.load(b + offset);
  const nc = v128.load(c + offset);
  const nd = v128.load(d + offset);
  const ab = v128.shuffle<f32>(na, nb, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(nc, nd, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(na, nb, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<f32>(nc, nd, 2, 6, 3, 7);
  let y = v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7);
  y = madd(y, t, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  y = madd(y, t, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  return madd(y, t, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
}

// Four curves of a node at one point: their coefficients lie side by side, by power.
// @ts-ignore: decorator
@inline function fourCurves(node: usize, t: v128): v128 {
  let y = madd(v128.load(node, 48), t, v128.load(node, 32));
  y = madd(y, t, v128.load(node, 16));
  return madd(y, t, v128.load(node));
}

// Plain (variances = 0): nodes hold h, then h'. Smoothed: four curves side by side, h1 and Var h by mean and then both by
// variance; then h1; then Var h.
// @ts-ignore: decorator
@inline function tableCurves(table: usize, panel: usize, field: usize, variances: usize, slopes: usize): void {
  const end = panel + field;
  const scale = v128.load_splat<f32>(table);
  const limit = v128.load_splat<f32>(table, 4);
  const negativeLimit = f32x4.neg(limit);
  const magic = f32x4.splat(MAGIC);
  const size: i32 = variances ? 96 : 32;
  const first = <i32>(table + TABLE_HEADER) + <i32>load<f32>(table, 4) * size;
  const base = i32x4.splat(first - MAGIC_BITS * size);
  const nodeSize = i32x4.splat(size);
  for (; panel < end; panel += 16) {
    const y = f32x4.mul(v128.load(panel), scale);
    // In this order a NaN takes a legal index; it stays a NaN in t and so in the result.
    const shifted = f32x4.add(f32x4.pmin(limit, f32x4.pmax(negativeLimit, y)), magic);
    const t = f32x4.sub(y, f32x4.sub(shifted, magic));
    const node = i32x4.add(i32x4.mul(shifted, nodeSize), base);
    const a = <usize>i32x4.extract_lane(node, 0);
    const b = <usize>i32x4.extract_lane(node, 1);
    const c = <usize>i32x4.extract_lane(node, 2);
    const d = <usize>i32x4.extract_lane(node, 3);
    if (variances) {
      v128.store(panel, cubic(a, b, c, d, 64, t));
      v128.store(variances, f32x4.pmax(cubic(a, b, c, d, 80, t), f32x4.splat(0)));
      variances += 16;
      // Four curves of one point side by side: one transposition for the four slopes.
      const sa = fourCurves(a, v128.shuffle<f32>(t, t, 0, 0, 0, 0));
      const sb = fourCurves(b, v128.shuffle<f32>(t, t, 1, 1, 1, 1));
      const sc = fourCurves(c, v128.shuffle<f32>(t, t, 2, 2, 2, 2));
      const sd = fourCurves(d, v128.shuffle<f32>(t, t, 3, 3, 3, 3));
      const ab = v128.shuffle<f32>(sa, sb, 0, 4, 1, 5);
      const cd = v128.shuffle<f32>(sc, sd, 0, 4, 1, 5);
      const abHigh = v128.shuffle<f32>(sa, sb, 2, 6, 3, 7);
      const cdHigh = v128.shuffle<f32>(sc, sd, 2, 6, 3, 7);
      v128.store(slopes, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
      v128.store(slopes + field, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
      v128.store(slopes + 2 * field, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
      v128.store(slopes + 3 * field, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
    } else {
      v128.store(panel, cubic(a, b, c, d, 0, t));
      v128.store(slopes, cubic(a, b, c, d, 16, t));
    }
    slopes += 16;
  }
}

// tanh of a panel row in place, or the logistic by it. Coefficients at `c`: clamp, five of p from the highest, four of q from the
// highest. Both halves of the row go side by side: each coefficient is loaded once, and 256-bit engines join them.
// @ts-ignore: decorator
@inline function rationalTanh(row: usize, c: usize, isLogistic: bool): void {
  const bound = v128.load_splat<f32>(c);
  const least = f32x4.neg(bound);
  const half = f32x4.splat(0.5);
  let x0 = v128.load(row);
  let x1 = v128.load(row, 16);
  if (isLogistic) {
    x0 = f32x4.mul(x0, half);
    x1 = f32x4.mul(x1, half);
  }
  // In this order a NaN stays.
  x0 = f32x4.pmax(f32x4.pmin(x0, bound), least);
  x1 = f32x4.pmax(f32x4.pmin(x1, bound), least);
  const s0 = f32x4.mul(x0, x0);
  const s1 = f32x4.mul(x1, x1);
  let k = v128.load_splat<f32>(c, 8);
  const p = v128.load_splat<f32>(c, 4);
  let p0 = madd(p, s0, k);
  let p1 = madd(p, s1, k);
  k = v128.load_splat<f32>(c, 12);
  p0 = madd(p0, s0, k);
  p1 = madd(p1, s1, k);
  k = v128.load_splat<f32>(c, 16);
  p0 = madd(p0, s0, k);
  p1 = madd(p1, s1, k);
  k = v128.load_splat<f32>(c, 20);
  p0 = madd(p0, s0, k);
  p1 = madd(p1, s1, k);
  k = v128.load_splat<f32>(c, 28);
  const q = v128.load_splat<f32>(c, 24);
  let q0 = madd(q, s0, k);
  let q1 = madd(q, s1, k);
  k = v128.load_splat<f32>(c, 32);
  q0 = madd(q0, s0, k);
  q1 = madd(q1, s1, k);
  k = v128.load_splat<f32>(c, 36);
  q0 = madd(q0, s0, k);
  q1 = madd(q1, s1, k);
  let y0 = f32x4.div(f32x4.mul(x0, p0), q0);
  let y1 = f32x4.div(f32x4.mul(x1, p1), q1);
  if (isLogistic) {
    y0 = madd(y0, half, half);
    y1 = madd(y1, half, half);
  }
  v128.store(row, y0);
  v128.store(row, y1, 16);
}
