import { HOST, host, MAGIC, MAGIC_BITS } from "./curve";
import { Plan } from "./plan";
import { madd } from "./simd";

/** Bytes before the first patch: 1 / width in u, last index in u, number of intervals in z, one, kappa, degree. */
export const SURFACE_HEADER: usize = 32;
/** Bytes of a patch: four rows (powers of the offset in z) of four (powers of the offset in u), for F and then for G. */
const PATCH: i32 = 128;

/**
 * (mean m, var v) to (E h, Var h) in place, with both by mean and both by variance as slopes.
 *
 * With w = 1 / sqrt(one + kappa v), u = m w, z = (2 w + w^3) / 3 and d the degree with which h grows:
 *
 *     E h = F(u, z) w^-d      Var h = (1 - one w^2) G(u, z) w^-2d = kappa v w^2 G(u, z) w^-2d
 *
 * F and G are smooth in u and z over all v >= 0, so bicubic patches give them; Var h is exactly 0 at v = 0.
 */
export function momentsCurve(plan: Plan, mean: usize, variance: usize, slopes: usize): void {
  if (plan.curve == HOST) {
    host(changetype<usize>(plan), mean, variance, slopes);
    return;
  }
  const table = plan.table;
  const field = (<usize>plan.hiddenRows) << 5;
  const end = mean + field;
  for (; mean < end; mean += 16, variance += 16, slopes += 16) {
    four(table, plan.scratch, mean, variance, slopes, field);
  }
}

// @ts-ignore: decorator
@inline function four(table: usize, scratch: usize, mean: usize, variance: usize, slopes: usize, field: usize): void {
  const unit = f32x4.splat(1);
  const half = f32x4.splat(0.5);
  const magic = f32x4.splat(MAGIC);
  const scale = v128.load_splat<f32>(table);
  const limit = v128.load_splat<f32>(table, 4);
  const count = v128.load_splat<f32>(table, 8);
  const one = v128.load_splat<f32>(table, 12);
  const kappa = v128.load_splat<f32>(table, 16);
  const degree = load<f32>(table, 20);

  const v = v128.load(variance);
  const w = f32x4.div(unit, f32x4.sqrt(madd(kappa, v, one)));
  const u = f32x4.mul(v128.load(mean), w);
  const squared = f32x4.mul(w, w);
  // Above 1 only where nothing depends on z.
  const near = f32x4.pmin(unit, w);
  const near2 = f32x4.mul(near, near);
  const z = f32x4.mul(near, madd(near2, f32x4.splat(1.0 / 3), f32x4.splat(2.0 / 3)));

  const y = f32x4.mul(u, scale);
  const clamped = f32x4.pmin(limit, f32x4.pmax(f32x4.neg(limit), y));
  const inTail = f32x4.ne(clamped, y);
  const column = f32x4.sub(f32x4.add(clamped, magic), magic);
  const t = f32x4.sub(y, column);
  const x = f32x4.sub(f32x4.mul(z, count), half);
  const inside = f32x4.pmin(f32x4.sub(count, unit), f32x4.pmax(f32x4.splat(0), x));
  const row = f32x4.sub(f32x4.add(inside, magic), magic);
  const tau = f32x4.sub(x, row);
  const columns = madd(limit, f32x4.splat(2), unit);
  const index = f32x4.add(f32x4.add(madd(row, columns, column), limit), magic);
  const base = i32x4.splat(<i32>(table + SURFACE_HEADER) - MAGIC_BITS * PATCH);
  const patch = i32x4.add(i32x4.shl(index, 7), base);
  surface(patch, 0, tau, t, scratch);
  surface(patch, 64, tau, t, scratch + 48);

  const f = v128.load(scratch);
  const fu = f32x4.mul(v128.load(scratch, 16), scale);
  const fz = f32x4.mul(v128.load(scratch, 32), count);
  const g = v128.load(scratch, 48);
  const gu = f32x4.mul(v128.load(scratch, 64), scale);
  const gz = f32x4.mul(v128.load(scratch, 80), count);

  const q = f32x4.mul(one, squared);
  const turn = f32x4.mul(kappa, squared); // -2 (dw/dv) / w
  const rest = f32x4.mul(turn, v); // 1 - q, without cancellation
  const wz = f32x4.mul(near, f32x4.add(near2, f32x4.splat(2.0 / 3))); // w dz/dw
  // -(d/dv) along u and z, halved and in units of turn.
  const f2 = f32x4.mul(half, madd(u, fu, f32x4.mul(wz, fz)));
  const g2 = f32x4.mul(half, madd(u, gu, f32x4.mul(wz, gz)));
  if (degree == 0) {
    v128.store(mean, f);
    v128.store(variance, f32x4.pmax(f32x4.mul(rest, g), f32x4.splat(0)));
    v128.store(slopes, f32x4.mul(fu, w));
    v128.store(slopes + field, f32x4.mul(f32x4.mul(rest, gu), w));
    v128.store(slopes + 2 * field, v128.andnot(f32x4.neg(f32x4.mul(turn, f2)), inTail));
    v128.store(slopes + 3 * field, f32x4.mul(turn, f32x4.sub(f32x4.mul(q, g), f32x4.mul(rest, g2))));
  } else {
    const grown = f32x4.div(unit, w);
    v128.store(mean, f32x4.mul(f, grown));
    v128.store(variance, f32x4.pmax(f32x4.mul(f32x4.mul(kappa, v), g), f32x4.splat(0)));
    v128.store(slopes, fu);
    v128.store(slopes + field, f32x4.mul(f32x4.mul(rest, gu), grown));
    const bend = f32x4.mul(f32x4.mul(kappa, w), f32x4.sub(f32x4.mul(half, f), f2));
    v128.store(slopes + 2 * field, v128.andnot(bend, inTail));
    v128.store(slopes + 3 * field, f32x4.mul(kappa, f32x4.sub(g, f32x4.mul(rest, g2))));
  }
}

// A surface at four points: value, slope by t and slope by tau to `to`.
// @ts-ignore: decorator
@inline function surface(patch: v128, offset: usize, tau: v128, t: v128, to: usize): void {
  const a = <usize>i32x4.extract_lane(patch, 0) + offset;
  const b = <usize>i32x4.extract_lane(patch, 1) + offset;
  const c = <usize>i32x4.extract_lane(patch, 2) + offset;
  const d = <usize>i32x4.extract_lane(patch, 3) + offset;
  const ta = v128.shuffle<f32>(tau, tau, 0, 0, 0, 0);
  const tb = v128.shuffle<f32>(tau, tau, 1, 1, 1, 1);
  const tc = v128.shuffle<f32>(tau, tau, 2, 2, 2, 2);
  const td = v128.shuffle<f32>(tau, tau, 3, 3, 3, 3);
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
