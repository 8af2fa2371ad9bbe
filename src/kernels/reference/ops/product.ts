import { type Operand, rowsAt } from "../value.js";
import type { OperationPass, PlanOperation } from "./contract.js";

/**
 * z = x y, entry by entry; under noise, x and y taken as independent,
 *
 *     E z = E x E y,   Var z = (E x)^2 Var y + (E y)^2 Var x + Var x Var y
 */
export const planProduct: PlanOperation<"product"> = ({ left, right }, { batch, into, operand }) =>
  new Product({ rows: batch, into, left: operand(left), right: operand(right) });

interface ProductPlan {
  readonly rows: number;
  readonly into: Operand;
  readonly left: Operand;
  readonly right: Operand;
}

class Product implements OperationPass {
  readonly #plan: ProductPlan;

  constructor(plan: ProductPlan) {
    this.#plan = plan;
  }

  forward(t: number): void {
    const { rows, into, left, right } = this.#plan;
    const { mean: z, variance: zv } = into.value;
    const to = rowsAt(into.value, t);
    const l = rowsAt(left.value, t);
    const r = rowsAt(right.value, t);
    for (let k = 0; k < rows * into.width; k++) {
      const x = left.value.mean[l + k]!;
      const y = right.value.mean[r + k]!;
      z[to + k] = x * y;
      if (zv === null) continue;
      const xv = left.value.variance![l + k]!;
      const yv = right.value.variance![r + k]!;
      zv[to + k] = x * x * yv + y * y * xv + xv * yv;
    }
  }

  backward(t: number): void {
    const { left, right } = this.#plan;
    this.#backTo(t, left, right);
    this.#backTo(t, right, left);
  }

  /** Both sides are alike: dL/dx from E z = x y and Var z = x^2 yv + (y^2 + yv) xv. */
  #backTo(t: number, side: Operand, other: Operand): void {
    const { rows, into } = this.#plan;
    if (side.gradient === null) return;
    const { mean: dz, variance: dzv } = into.gradient!;
    const at = rowsAt(into.gradient!, t);
    const to = rowsAt(side.gradient, t);
    const s = rowsAt(side.value, t);
    const o = rowsAt(other.value, t);
    for (let k = 0; k < rows * into.width; k++) {
      const y = other.value.mean[o + k]!;
      side.gradient.mean[to + k]! += dz[at + k]! * y;
      if (dzv === null) continue;
      const dv = dzv[at + k]!;
      const yv = other.value.variance![o + k]!;
      side.gradient.mean[to + k]! += 2 * dv * side.value.mean[s + k]! * yv;
      side.gradient.variance![to + k]! += dv * (y * y + yv);
    }
  }
}
