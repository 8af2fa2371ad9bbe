import { type Operand, rowsAt } from "../value.js";
import type { OperationPass, PlanOperation } from "./contract.js";

/** z = x + y, entry by entry; under noise, x and y taken as independent, means and variances add up. */
export const planSum: PlanOperation<"sum"> = ({ left, right }, { batch, into, operand }) =>
  new Sum({ rows: batch, into, sides: [operand(left), operand(right)] });

interface SumPlan {
  readonly rows: number;
  readonly into: Operand;
  readonly sides: readonly [Operand, Operand];
}

class Sum implements OperationPass {
  readonly #plan: SumPlan;

  constructor(plan: SumPlan) {
    this.#plan = plan;
  }

  forward(t: number): void {
    const { rows, into, sides } = this.#plan;
    const [left, right] = sides;
    const { mean: z, variance: zv } = into.value;
    const to = rowsAt(into.value, t);
    const l = rowsAt(left.value, t);
    const r = rowsAt(right.value, t);
    for (let k = 0; k < rows * into.width; k++) {
      z[to + k] = left.value.mean[l + k]! + right.value.mean[r + k]!;
      if (zv !== null) zv[to + k] = left.value.variance![l + k]! + right.value.variance![r + k]!;
    }
  }

  backward(t: number): void {
    const { rows, into, sides } = this.#plan;
    const { mean: dz, variance: dzv } = into.gradient!;
    const from = rowsAt(into.gradient!, t);
    for (let side = 0; side < 2; side++) {
      const back = sides[side]!.gradient;
      if (back === null) continue;
      const to = rowsAt(back, t);
      for (let k = 0; k < rows * into.width; k++) {
        back.mean[to + k]! += dz[from + k]!;
        if (dzv !== null) back.variance![to + k]! += dzv[from + k]!;
      }
    }
  }
}
