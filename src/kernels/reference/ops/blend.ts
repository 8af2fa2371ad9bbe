import { type Operand, rowsAt } from "../value.js";
import type { OperationPass, PlanOperation } from "./contract.js";

/**
 * z = g x + (1 - g) y, entry by entry; under noise, the gate g, x and y taken as independent,
 *
 *     E z = E g E x + (1 - E g) E y
 *     Var z = Var g (E x - E y)^2 + ((E g)^2 + Var g) Var x + ((1 - E g)^2 + Var g) Var y
 */
export const planBlend: PlanOperation<"blend"> = ({ gate, left, right }, { batch, into, operand }) =>
  new Blend({ rows: batch, into, gate: operand(gate), left: operand(left), right: operand(right) });

interface BlendPlan {
  readonly rows: number;
  readonly into: Operand;
  readonly gate: Operand;
  readonly left: Operand;
  readonly right: Operand;
}

class Blend implements OperationPass {
  readonly #plan: BlendPlan;

  constructor(plan: BlendPlan) {
    this.#plan = plan;
  }

  forward(t: number): void {
    const { rows, into, gate, left, right } = this.#plan;
    const { mean: z, variance: zv } = into.value;
    const to = rowsAt(into.value, t);
    const gAt = rowsAt(gate.value, t);
    const xAt = rowsAt(left.value, t);
    const yAt = rowsAt(right.value, t);
    for (let k = 0; k < rows * into.width; k++) {
      const g = gate.value.mean[gAt + k]!;
      const x = left.value.mean[xAt + k]!;
      const y = right.value.mean[yAt + k]!;
      z[to + k] = g * x + (1 - g) * y;
      if (zv === null) continue;
      const gv = gate.value.variance![gAt + k]!;
      const xv = left.value.variance![xAt + k]!;
      const yv = right.value.variance![yAt + k]!;
      zv[to + k] = gv * (x - y) ** 2 + (g * g + gv) * xv + ((1 - g) ** 2 + gv) * yv;
    }
  }

  backward(t: number): void {
    const { rows, into, gate, left, right } = this.#plan;
    const { mean: dz, variance: dzv } = into.gradient!;
    const from = rowsAt(into.gradient!, t);
    const gAt = rowsAt(gate.value, t);
    const xAt = rowsAt(left.value, t);
    const yAt = rowsAt(right.value, t);
    for (let k = 0; k < rows * into.width; k++) {
      const g = gate.value.mean[gAt + k]!;
      const x = left.value.mean[xAt + k]!;
      const y = right.value.mean[yAt + k]!;
      const d = dz[from + k]!;
      add(gate, t, k, d * (x - y), 0);
      add(left, t, k, d * g, 0);
      add(right, t, k, d * (1 - g), 0);
      if (dzv === null) continue;
      const dv = dzv[from + k]!;
      const gv = gate.value.variance![gAt + k]!;
      const xv = left.value.variance![xAt + k]!;
      const yv = right.value.variance![yAt + k]!;
      const apart = 2 * dv * gv * (x - y);
      add(gate, t, k, 2 * dv * (g * xv - (1 - g) * yv), dv * ((x - y) ** 2 + xv + yv));
      add(left, t, k, apart, dv * (g * g + gv));
      add(right, t, k, -apart, dv * ((1 - g) ** 2 + gv));
    }
  }
}

/** Adds to entry k of an operand's gradient at step t, where one is wanted. */
function add({ gradient }: Operand, t: number, k: number, byMean: number, byVariance: number): void {
  if (gradient === null) return;
  const at = rowsAt(gradient, t) + k;
  gradient.mean[at]! += byMean;
  if (gradient.variance !== null) gradient.variance[at]! += byVariance;
}
