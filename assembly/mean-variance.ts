import { MAGIC, MAGIC_BITS } from "./curve";
import { madd } from "./simd";
import { surface } from "./surface";

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
 * F and G are smooth in u and z over all v >= 0, so bicubic patches give them; Var h is exactly 0 at v = 0. A panel, and each of the four slopes, takes
 * `field` bytes; scratch: three panel rows.
 */
export function meanVarianceCurve(
  table: usize, mean: usize, variance: usize, slopes: usize, field: usize, scratch: usize,
): void {
  locate(table, mean, variance, slopes, field);
  const end = mean + field;
  for (; mean < end; mean += 16, variance += 16, slopes += 16) {
    evaluate(table, scratch, mean, variance, slopes, field);
  }
}

/**
 * Leaves each point's w, tau, t and the address of its patch in the places of its four slopes.
 *
 * A sweep of its own, since this is one long chain of dependent operations: alone, many points' chains overlap.
 */
// @ts-ignore: decorator
@inline function locate(table: usize, mean: usize, variance: usize, slopes: usize, field: usize): void {
  const unit = f32x4.splat(1);
  const magic = f32x4.splat(MAGIC);
  const scale = v128.load_splat<f32>(table);
  const limit = v128.load_splat<f32>(table, 4);
  const count = v128.load_splat<f32>(table, 8);
  const one = v128.load_splat<f32>(table, 12);
  const kappa = v128.load_splat<f32>(table, 16);
  const columns = madd(limit, f32x4.splat(2), unit);
  const base = i32x4.splat(<i32>(table + SURFACE_HEADER) - MAGIC_BITS * PATCH);
  const end = mean + field;
  for (; mean < end; mean += 16, variance += 16, slopes += 16) {
    const w = f32x4.div(unit, f32x4.sqrt(madd(kappa, v128.load(variance), one)));
    // Above 1 only where nothing depends on z.
    const near = f32x4.pmin(unit, w);
    const z = f32x4.mul(near, madd(f32x4.mul(near, near), f32x4.splat(1.0 / 3), f32x4.splat(2.0 / 3)));
    const y = f32x4.mul(f32x4.mul(v128.load(mean), w), scale);
    const clamped = f32x4.pmin(limit, f32x4.pmax(f32x4.neg(limit), y));
    const column = f32x4.sub(f32x4.add(clamped, magic), magic);
    const x = f32x4.sub(f32x4.mul(z, count), f32x4.splat(0.5));
    const inside = f32x4.pmin(f32x4.sub(count, unit), f32x4.pmax(f32x4.splat(0), x));
    const row = f32x4.sub(f32x4.add(inside, magic), magic);
    const index = f32x4.add(f32x4.add(madd(row, columns, column), limit), magic);
    v128.store(slopes, w);
    v128.store(slopes + field, f32x4.sub(x, row));
    v128.store(slopes + 2 * field, f32x4.sub(y, column));
    v128.store(slopes + 3 * field, i32x4.add(i32x4.shl(index, 7), base));
  }
}

// Four points that `locate` has prepared.
// @ts-ignore: decorator
@inline function evaluate(table: usize, scratch: usize, mean: usize, variance: usize, slopes: usize, field: usize): void {
  const t = v128.load(slopes + 2 * field);
  surface(slopes + 3 * field, 0, slopes + field, t, scratch);
  surface(slopes + 3 * field, 64, slopes + field, t, scratch + 48);

  const scale = v128.load_splat<f32>(table);
  const count = v128.load_splat<f32>(table, 8);
  const one = v128.load_splat<f32>(table, 12);
  const kappa = v128.load_splat<f32>(table, 16);
  const degree = load<f32>(table, 20);
  const half = f32x4.splat(0.5);
  const v = v128.load(variance);
  const w = v128.load(slopes);
  const scaled = f32x4.mul(w, scale);
  const y = f32x4.mul(v128.load(mean), scaled);
  const inTail = f32x4.gt(f32x4.abs(y), v128.load_splat<f32>(table, 4));
  const squared = f32x4.mul(w, w);
  const near = f32x4.pmin(f32x4.splat(1), w);

  // The surfaces' slopes are by t and tau, in intervals: y = scale u, and count z.
  const f = v128.load(scratch);
  const ft = v128.load(scratch, 16);
  const g = v128.load(scratch, 48);
  const gt = v128.load(scratch, 64);
  const q = f32x4.mul(one, squared);
  const turn = f32x4.mul(kappa, squared); // -2 (dw/dv) / w
  const rest = f32x4.mul(turn, v); // 1 - q, without cancellation
  // Halves of u dy/du and of count w dz/dw.
  const alongU = f32x4.mul(half, y);
  const wz = f32x4.mul(near, madd(near, near, f32x4.splat(2.0 / 3)));
  const alongZ = f32x4.mul(f32x4.mul(half, count), wz);
  // -(d/dv) along u and z, in units of turn.
  const f2 = madd(alongU, ft, f32x4.mul(alongZ, v128.load(scratch, 32)));
  const g2 = madd(alongU, gt, f32x4.mul(alongZ, v128.load(scratch, 80)));
  if (degree == 0) {
    v128.store(mean, f);
    v128.store(variance, f32x4.pmax(f32x4.mul(rest, g), f32x4.splat(0)));
    v128.store(slopes, f32x4.mul(ft, scaled));
    v128.store(slopes + field, f32x4.mul(f32x4.mul(rest, gt), scaled));
    v128.store(slopes + 2 * field, v128.andnot(f32x4.neg(f32x4.mul(turn, f2)), inTail));
    v128.store(slopes + 3 * field, f32x4.mul(turn, f32x4.sub(f32x4.mul(q, g), f32x4.mul(rest, g2))));
  } else {
    const grown = f32x4.div(f32x4.splat(1), w);
    v128.store(mean, f32x4.mul(f, grown));
    v128.store(variance, f32x4.pmax(f32x4.mul(f32x4.mul(kappa, v), g), f32x4.splat(0)));
    v128.store(slopes, f32x4.mul(ft, scale));
    v128.store(slopes + field, f32x4.mul(f32x4.mul(rest, gt), f32x4.mul(scale, grown)));
    const bend = f32x4.mul(f32x4.mul(kappa, w), f32x4.sub(f32x4.mul(half, f), f2));
    v128.store(slopes + 2 * field, v128.andnot(bend, inTail));
    v128.store(slopes + 3 * field, f32x4.mul(kappa, f32x4.sub(g, f32x4.mul(rest, g2))));
  }
}
