import { flush, madd } from "../simd";
import { meanAt, Operation, Program, setOf, unitBytes, Value, varianceAt } from "./program";

/**
 * Sum, product and blend of two values, entry by entry, taken as independent; for the formulas see src/kernels/reference/ops/.
 *
 * `keep` is all ones to add to what stands at a place, 0 to take its place.
 */

// @ts-ignore: decorator
@inline function put(to: usize, keep: v128, value: v128): void {
  v128.store(to, f32x4.add(value, v128.and(v128.load(to), keep)));
}

// @ts-ignore: decorator
@inline export function putGradient(to: usize, keep: v128, value: v128): void {
  v128.store(to, flush(f32x4.add(value, v128.and(v128.load(to), keep))));
}

/** z = x y, Var z = x^2 Var y + (y^2 + Var y) Var x. */
export function productForward(program: Program, operation: Operation, t: i32): void {
  const into = changetype<Value>(operation.into);
  const left = changetype<Value>(operation.left);
  const right = changetype<Value>(operation.right);
  const keep = i32x4.splat(operation.addsInto);
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const z = meanAt(into, t) + (<usize>b) * into.apart;
    const x = meanAt(left, t) + (<usize>b) * left.apart;
    const y = meanAt(right, t) + (<usize>b) * right.apart;
    if (program.form == 0) {
      for (let k: usize = 0; k < bytes; k += 16) {
        v128.store(z + k, madd(v128.load(x + k), v128.load(y + k), v128.and(v128.load(z + k), keep)));
      }
      continue;
    }
    const z2 = varianceAt(into, t) + (<usize>b) * into.apart;
    const x2 = varianceAt(left, t) + (<usize>b) * left.apart;
    const y2 = varianceAt(right, t) + (<usize>b) * right.apart;
    for (let k: usize = 0; k < bytes; k += 16) {
      const xm = v128.load(x + k);
      const ym = v128.load(y + k);
      const yv = v128.load(y2 + k);
      v128.store(z + k, madd(xm, ym, v128.and(v128.load(z + k), keep)));
      put(z2 + k, keep, madd(f32x4.mul(xm, xm), yv, f32x4.mul(madd(ym, ym, yv), v128.load(x2 + k))));
    }
  }
}

export function productBackward(program: Program, operation: Operation, t: i32): void {
  productToSide(program, operation, t, operation.left, operation.right, operation.addsLeft);
  productToSide(program, operation, t, operation.right, operation.left, operation.addsRight);
}

// Both sides are alike: dL/dx = y dL/dz + 2 x Var y dL/dVar z, dL/dVar x = (y^2 + Var y) dL/dVar z.
// @ts-ignore: decorator
@inline function productToSide(program: Program, operation: Operation, t: i32, sideAt: usize, otherAt: usize, adds: i32): void {
  const into = changetype<Value>(operation.into);
  const side = changetype<Value>(sideAt);
  const other = changetype<Value>(otherAt);
  const keep = i32x4.splat(adds);
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const from = setOf(into, t) + (<usize>b) * into.apart;
    const to = setOf(side, t) + (<usize>b) * side.apart;
    const d = into.gradient + from;
    const g = side.gradient + to;
    const y = meanAt(other, t) + (<usize>b) * other.apart;
    if (program.form == 0) {
      for (let k: usize = 0; k < bytes; k += 16) putGradient(g + k, keep, f32x4.mul(v128.load(d + k), v128.load(y + k)));
      continue;
    }
    const d2 = into.gradient2 + from;
    const g2 = side.gradient2 + to;
    const x = meanAt(side, t) + (<usize>b) * side.apart;
    const y2 = varianceAt(other, t) + (<usize>b) * other.apart;
    for (let k: usize = 0; k < bytes; k += 16) {
      const dv = v128.load(d2 + k);
      const ym = v128.load(y + k);
      const yv = v128.load(y2 + k);
      const xm = v128.load(x + k);
      putGradient(g + k, keep, madd(v128.load(d + k), ym, f32x4.mul(f32x4.mul(f32x4.add(xm, xm), yv), dv)));
      putGradient(g2 + k, keep, f32x4.mul(dv, madd(ym, ym, yv)));
    }
  }
}

/** Means and variances add up. */
export function sumForward(program: Program, operation: Operation, t: i32): void {
  const into = changetype<Value>(operation.into);
  const left = changetype<Value>(operation.left);
  const right = changetype<Value>(operation.right);
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const z = (<usize>t) * into.stride + (<usize>b) * into.apart;
    const x = (<usize>t) * left.stride + (<usize>b) * left.apart;
    const y = (<usize>t) * right.stride + (<usize>b) * right.apart;
    for (let k: usize = 0; k < bytes; k += 16) {
      v128.store(into.mean + z + k, f32x4.add(v128.load(left.mean + x + k), v128.load(right.mean + y + k)));
      if (program.form) v128.store(into.variance + z + k, f32x4.add(v128.load(left.variance + x + k), v128.load(right.variance + y + k)));
    }
  }
}

export function sumBackward(program: Program, operation: Operation, t: i32): void {
  sumToSide(program, operation, t, changetype<Value>(operation.left), operation.addsLeft);
  sumToSide(program, operation, t, changetype<Value>(operation.right), operation.addsRight);
}

function sumToSide(program: Program, operation: Operation, t: i32, side: Value, adds: i32): void {
  const into = changetype<Value>(operation.into);
  const keep = i32x4.splat(adds);
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const from = setOf(into, t) + (<usize>b) * into.apart;
    const to = setOf(side, t) + (<usize>b) * side.apart;
    for (let k: usize = 0; k < bytes; k += 16) {
      putGradient(side.gradient + to + k, keep, v128.load(into.gradient + from + k));
      if (program.form) putGradient(side.gradient2 + to + k, keep, v128.load(into.gradient2 + from + k));
    }
  }
}
