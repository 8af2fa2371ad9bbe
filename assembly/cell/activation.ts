import { activationCurve, HOST, host, IDENTITY, LOGISTIC, plainCurve, RELU, TANH } from "../curve";
import { meanVarianceCurve } from "../mean-variance";
import { flush, madd, sumLanes } from "../simd";
import { meanAt, Operation, Program, setOf, unitBytes, Value, varianceAt } from "./program";

// Adds to what stands there, or takes its place. What is negligible goes no further, since products of matrices follow.
// @ts-ignore: decorator
@inline function putGradient(to: usize, adds: i32, value: v128): void {
  v128.store(to, flush(adds ? f32x4.add(value, v128.load(to)) : value));
}

/** h = act(m), in place where both are one value; in the smoothed forms E h and Var h with their slopes. */
export function activationForward(program: Program, operation: Operation, t: i32): void {
  const source = changetype<Value>(operation.left);
  const into = changetype<Value>(operation.into);
  const bytes = unitBytes(program);
  const form = program.form;
  for (let b = 0; b < program.blocks; b++) {
    const to = meanAt(into, t) + (<usize>b) * into.apart;
    const to2 = varianceAt(into, t) + (<usize>b) * into.apart;
    if (operation.into != operation.left) {
      copy(meanAt(source, t) + (<usize>b) * source.apart, to, bytes);
      if (form == 2) copy(varianceAt(source, t) + (<usize>b) * source.apart, to2, bytes);
    }
    const slopes = slopesAt(program, operation, t, b);
    if (operation.curve == HOST) host(changetype<usize>(operation), to, to2, slopes);
    else if (form == 0) plainCurve(operation.curve, operation.table, to, bytes, slopes);
    else if (form == 1) activationCurve(operation.table, to, bytes, to2, slopes);
    else meanVarianceCurve(operation.table, to, to2, slopes, bytes, program.curveScratch);
  }
}

function copy(from: usize, to: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(to + k, v128.load(from + k));
}

// @ts-ignore: decorator
@inline function slopesAt(program: Program, operation: Operation, t: i32, b: i32): usize {
  const fields: usize = program.form ? 4 : 1;
  return operation.slopes + (<usize>(t * program.blocks + b)) * fields * unitBytes(program);
}

/** dL/dm from dL/dh; in place where both are one value. */
export function activationBackward(program: Program, operation: Operation, t: i32): void {
  const source = changetype<Value>(operation.left);
  const into = changetype<Value>(operation.into);
  const bytes = unitBytes(program);
  const adds = operation.addsLeft;
  const curve = operation.curve;
  for (let b = 0; b < program.blocks; b++) {
    const from = setOf(into, t) + (<usize>b) * into.apart;
    const back = setOf(source, t) + (<usize>b) * source.apart;
    const h = meanAt(into, t) + (<usize>b) * into.apart;
    const slopes = slopesAt(program, operation, t, b);
    const d = into.gradient + from;
    const g = source.gradient + back;
    if (program.form) {
      const h2 = varianceAt(into, t) + (<usize>b) * into.apart;
      smoothedBackward(program, adds, slopes, h2, d, into.gradient2 + from, g, source.gradient2 + back);
    } else if (curve == TANH) {
      for (let k: usize = 0; k < bytes; k += 16) {
        const y = v128.load(h + k);
        const dk = v128.load(d + k);
        putGradient(g + k, adds, f32x4.sub(dk, f32x4.mul(dk, f32x4.mul(y, y))));
      }
    } else if (curve == LOGISTIC) {
      for (let k: usize = 0; k < bytes; k += 16) {
        const y = v128.load(h + k);
        putGradient(g + k, adds, f32x4.mul(v128.load(d + k), f32x4.sub(y, f32x4.mul(y, y))));
      }
    } else if (curve == RELU) {
      for (let k: usize = 0; k < bytes; k += 16) {
        putGradient(g + k, adds, v128.and(v128.load(d + k), f32x4.gt(v128.load(h + k), f32x4.splat(0))));
      }
    } else if (curve == IDENTITY) {
      for (let k: usize = 0; k < bytes; k += 16) putGradient(g + k, adds, v128.load(d + k));
    } else {
      for (let k: usize = 0; k < bytes; k += 16) putGradient(g + k, adds, f32x4.mul(v128.load(d + k), v128.load(slopes + k)));
    }
  }
}

// Slopes: h1 and Var h by mean, then both by variance. A fixed variance takes its gradient from all units together.
function smoothedBackward(
  program: Program, adds: i32, slopes: usize, h2: usize, d: usize, d2: usize, g: usize, g2: usize,
): void {
  const field = unitBytes(program);
  const zero = f32x4.splat(0);
  const isFixed = program.form == 1;
  let total = zero;
  const end: usize = (<usize>program.hidden) << 5;
  for (let k: usize = 0; k < end; k += 16) {
    const gMean = v128.load(d + k);
    // A variance held at 0 passes no gradient on.
    const gSpread = v128.and(v128.load(d2 + k), f32x4.ne(v128.load(h2 + k), zero));
    const at = slopes + k;
    const dm = madd(gMean, v128.load(at), f32x4.mul(gSpread, v128.load(at + field)));
    const dv = madd(gMean, v128.load(at + 2 * field), f32x4.mul(gSpread, v128.load(at + 3 * field)));
    putGradient(g + k, adds, dm);
    if (isFixed) {
      total = f32x4.add(total, dv);
      putGradient(g2 + k, adds, zero);
    } else putGradient(g2 + k, adds, dv);
  }
  if (isFixed) program.unitGradient += <f64>sumLanes(total);
}
