import { madd } from "../simd";
import { put } from "./elementwise";
import { meanAt, Operation, Program, setOf, unitBytes, Value, varianceAt } from "./program";

/** z = g x + (1 - g) y, entry by entry; for its variance and the gradients see src/kernels/reference/ops/blend.ts. */
export function blendForward(program: Program, operation: Operation, t: i32): void {
  const into = changetype<Value>(operation.into);
  const gate = changetype<Value>(operation.gate);
  const left = changetype<Value>(operation.left);
  const right = changetype<Value>(operation.right);
  const one = f32x4.splat(1);
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const z = meanAt(into, t) + (<usize>b) * into.apart;
    const g = meanAt(gate, t) + (<usize>b) * gate.apart;
    const x = meanAt(left, t) + (<usize>b) * left.apart;
    const y = meanAt(right, t) + (<usize>b) * right.apart;
    if (program.form == 0) {
      for (let k: usize = 0; k < bytes; k += 16) {
        const ym = v128.load(y + k);
        v128.store(z + k, madd(v128.load(g + k), f32x4.sub(v128.load(x + k), ym), ym));
      }
      continue;
    }
    const z2 = varianceAt(into, t) + (<usize>b) * into.apart;
    const g2 = varianceAt(gate, t) + (<usize>b) * gate.apart;
    const x2 = varianceAt(left, t) + (<usize>b) * left.apart;
    const y2 = varianceAt(right, t) + (<usize>b) * right.apart;
    for (let k: usize = 0; k < bytes; k += 16) {
      const gm = v128.load(g + k);
      const gv = v128.load(g2 + k);
      const ym = v128.load(y + k);
      const apart = f32x4.sub(v128.load(x + k), ym);
      const rest = f32x4.sub(one, gm);
      v128.store(z + k, madd(gm, apart, ym));
      const ofGate = f32x4.mul(gv, f32x4.mul(apart, apart));
      const ofLeft = madd(madd(gm, gm, gv), v128.load(x2 + k), ofGate);
      v128.store(z2 + k, madd(madd(rest, rest, gv), v128.load(y2 + k), ofLeft));
    }
  }
}

export function blendBackward(program: Program, operation: Operation, t: i32): void {
  const into = changetype<Value>(operation.into);
  const gate = changetype<Value>(operation.gate);
  const left = changetype<Value>(operation.left);
  const right = changetype<Value>(operation.right);
  const addsGate = operation.addsGate;
  const addsLeft = operation.addsLeft;
  const addsRight = operation.addsRight;
  const one = f32x4.splat(1);
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const d = setOf(into, t) + (<usize>b) * into.apart;
    const dg = setOf(gate, t) + (<usize>b) * gate.apart;
    const dx = setOf(left, t) + (<usize>b) * left.apart;
    const dy = setOf(right, t) + (<usize>b) * right.apart;
    const g = (<usize>t) * gate.stride + (<usize>b) * gate.apart;
    const x = (<usize>t) * left.stride + (<usize>b) * left.apart;
    const y = (<usize>t) * right.stride + (<usize>b) * right.apart;
    if (program.form == 0) {
      for (let k: usize = 0; k < bytes; k += 16) {
        const dm = v128.load(into.gradient + d + k);
        const gm = v128.load(gate.mean + g + k);
        const apart = f32x4.sub(v128.load(left.mean + x + k), v128.load(right.mean + y + k));
        const toLeft = f32x4.mul(dm, gm);
        put(gate.gradient + dg + k, addsGate, f32x4.mul(dm, apart));
        put(left.gradient + dx + k, addsLeft, toLeft);
        put(right.gradient + dy + k, addsRight, f32x4.sub(dm, toLeft));
      }
      continue;
    }
    for (let k: usize = 0; k < bytes; k += 16) {
      const dm = v128.load(into.gradient + d + k);
      const dv = v128.load(into.gradient2 + d + k);
      const gm = v128.load(gate.mean + g + k);
      const gv = v128.load(gate.variance + g + k);
      const xv = v128.load(left.variance + x + k);
      const yv = v128.load(right.variance + y + k);
      const apart = f32x4.sub(v128.load(left.mean + x + k), v128.load(right.mean + y + k));
      const rest = f32x4.sub(one, gm);
      const twice = f32x4.add(dv, dv);
      const toLeft = f32x4.mul(dm, gm);
      const turn = f32x4.mul(f32x4.mul(twice, gv), apart);
      const byGate = f32x4.sub(f32x4.mul(gm, xv), f32x4.mul(rest, yv));
      const byGate2 = madd(apart, apart, f32x4.add(xv, yv));
      put(gate.gradient + dg + k, addsGate, madd(dm, apart, f32x4.mul(twice, byGate)));
      put(gate.gradient2 + dg + k, addsGate, f32x4.mul(dv, byGate2));
      put(left.gradient + dx + k, addsLeft, f32x4.add(toLeft, turn));
      put(left.gradient2 + dx + k, addsLeft, f32x4.mul(dv, madd(gm, gm, gv)));
      put(right.gradient + dy + k, addsRight, f32x4.sub(f32x4.sub(dm, toLeft), turn));
      put(right.gradient2 + dy + k, addsRight, f32x4.mul(dv, madd(rest, rest, gv)));
    }
  }
}
