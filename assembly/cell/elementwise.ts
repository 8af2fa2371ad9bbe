import { madd } from "../simd";
import { meanAt, Operation, Program, setOf, unitBytes, Value, varianceAt } from "./program";

/**
 * Sum, product and blend of two values, entry by entry, taken as independent; for the formulas see src/kernels/reference/ops/.
 */

// Adds to what stands at a place, or takes its place.
// @ts-ignore: decorator
@inline export function put(to: usize, adds: i32, value: v128): void {
  v128.store(to, adds ? f32x4.add(value, v128.load(to)) : value);
}

/** z = x y, Var z = x^2 Var y + (y^2 + Var y) Var x. */
export function productForward(program: Program, operation: Operation, t: i32): void {
  const into = changetype<Value>(operation.into);
  const left = changetype<Value>(operation.left);
  const right = changetype<Value>(operation.right);
  const adds = operation.addsInto;
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const z = meanAt(into, t) + (<usize>b) * into.apart;
    const x = meanAt(left, t) + (<usize>b) * left.apart;
    const y = meanAt(right, t) + (<usize>b) * right.apart;
    if (program.form == 0) {
      for (let k: usize = 0; k < bytes; k += 16) {
        put(z + k, adds, f32x4.mul(v128.load(x + k), v128.load(y + k)));
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
      put(z + k, adds, f32x4.mul(xm, ym));
      put(z2 + k, adds, madd(f32x4.mul(xm, xm), yv, f32x4.mul(madd(ym, ym, yv), v128.load(x2 + k))));
    }
  }
}

/** dL/dx = y dL/dz + 2 x Var y dL/dVar z and dL/dVar x = (y^2 + Var y) dL/dVar z, and so for y. */
export function productBackward(program: Program, operation: Operation, t: i32): void {
  const into = changetype<Value>(operation.into);
  const left = changetype<Value>(operation.left);
  const right = changetype<Value>(operation.right);
  const addsLeft = operation.addsLeft;
  const addsRight = operation.addsRight;
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const from = setOf(into, t) + (<usize>b) * into.apart;
    const toLeft = setOf(left, t) + (<usize>b) * left.apart;
    const toRight = setOf(right, t) + (<usize>b) * right.apart;
    const d = into.gradient + from;
    const dx = left.gradient + toLeft;
    const dy = right.gradient + toRight;
    const x = meanAt(left, t) + (<usize>b) * left.apart;
    const y = meanAt(right, t) + (<usize>b) * right.apart;
    if (program.form == 0) {
      for (let k: usize = 0; k < bytes; k += 16) {
        const dm = v128.load(d + k);
        const xm = v128.load(x + k);
        put(dx + k, addsLeft, f32x4.mul(dm, v128.load(y + k)));
        put(dy + k, addsRight, f32x4.mul(dm, xm));
      }
      continue;
    }
    const d2 = into.gradient2 + from;
    const dx2 = left.gradient2 + toLeft;
    const dy2 = right.gradient2 + toRight;
    const x2 = varianceAt(left, t) + (<usize>b) * left.apart;
    const y2 = varianceAt(right, t) + (<usize>b) * right.apart;
    for (let k: usize = 0; k < bytes; k += 16) {
      const dm = v128.load(d + k);
      const dv = v128.load(d2 + k);
      const xm = v128.load(x + k);
      const ym = v128.load(y + k);
      const xv = v128.load(x2 + k);
      const yv = v128.load(y2 + k);
      put(dx + k, addsLeft, madd(dm, ym, f32x4.mul(f32x4.mul(f32x4.add(xm, xm), yv), dv)));
      put(dx2 + k, addsLeft, f32x4.mul(dv, madd(ym, ym, yv)));
      put(dy + k, addsRight, madd(dm, xm, f32x4.mul(f32x4.mul(f32x4.add(ym, ym), xv), dv)));
      put(dy2 + k, addsRight, f32x4.mul(dv, madd(xm, xm, xv)));
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
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const from = setOf(into, t) + (<usize>b) * into.apart;
    const to = setOf(side, t) + (<usize>b) * side.apart;
    for (let k: usize = 0; k < bytes; k += 16) {
      put(side.gradient + to + k, adds, v128.load(into.gradient + from + k));
      if (program.form) put(side.gradient2 + to + k, adds, v128.load(into.gradient2 + from + k));
    }
  }
}
