import type { FloatArray } from "../../../core/float-array.js";
import { type Activation, MOMENT, MOMENTS } from "../../../smoothing/contract.js";
import { activations } from "../../../smoothing/index.js";
import { SPREAD, SPREADS, spreadOf, spreadOfMoments } from "../../../smoothing/spread.js";
import { type Operand, rowsAt } from "../value.js";
import type { LayerRun, OperationPass, OperationPlan, PlanOperation } from "./contract.js";

export const planActivation: PlanOperation<"activation"> = ({ of, activation }, plan) => {
  const chosen = activation === null ? plan.activation : activations.get(activation);
  const operands = { activation: chosen, of: plan.operand(of), plan };
  return plan.form === "plain" ? new PlainActivation(operands) : new SmoothedActivation(operands);
};

interface Operands {
  readonly activation: Activation;
  readonly of: Operand;
  readonly plan: OperationPlan;
}

/** h = act(m); dL/dm = act'(m) dL/dh. */
class PlainActivation implements OperationPass {
  readonly #operands: Operands;
  readonly #slopes: FloatArray; // (T, B, H), act'(m)

  constructor(operands: Operands) {
    const { batch, steps, into, allocate } = operands.plan;
    this.#operands = operands;
    this.#slopes = allocate(steps * batch * into.width);
  }

  forward(t: number): void {
    const { activation, of, plan } = this.#operands;
    const count = plan.batch * of.width;
    const from = rowsAt(of.value, t);
    const to = rowsAt(plan.into.value, t);
    for (let k = 0; k < count; k++) {
      const m = of.value.mean[from + k]!;
      plan.into.value.mean[to + k] = activation.value(m);
      this.#slopes[t * count + k] = activation.derivative(m);
    }
  }

  backward(t: number): void {
    const { of, plan } = this.#operands;
    if (of.gradient === null) return;
    const count = plan.batch * of.width;
    const from = rowsAt(plan.into.gradient!, t);
    const to = rowsAt(of.gradient, t);
    for (let k = 0; k < count; k++) {
      of.gradient.mean[to + k]! += this.#slopes[t * count + k]! * plan.into.gradient!.mean[from + k]!;
    }
  }
}

/**
 * E h = h1(mean, v), Var h as `spreadOf` has it, v the variance of the pre-activation (weights form) or the fixed s^2
 * (activation form). A variance held at 0 passes no gradient on.
 */
class SmoothedActivation implements OperationPass {
  readonly #operands: Operands;
  readonly #slopes: FloatArray; // (T, B, H, 4), E h and Var h by mean and by variance
  readonly #moments = new Float64Array(MOMENTS);
  readonly #spread = new Float64Array(SPREADS);
  readonly #place = { mean: 0, variance: 0, moments: this.#moments };

  constructor(operands: Operands) {
    const { batch, steps, into, allocate } = operands.plan;
    this.#operands = operands;
    this.#slopes = allocate(steps * batch * into.width * 4);
  }

  forward(t: number, { noise }: LayerRun): void {
    const { activation, of, plan } = this.#operands;
    const out = this.#moments;
    const spread = this.#spread;
    const place = this.#place;
    const { mean, variance } = plan.into.value;
    const count = plan.batch * of.width;
    const from = rowsAt(of.value, t);
    const to = rowsAt(plan.into.value, t);
    const isFixed = plan.form === "activation";
    for (let k = 0; k < count; k++) {
      place.mean = of.value.mean[from + k]!;
      place.variance = isFixed ? noise.unit : of.value.variance![from + k]!;
      activation.smooth(place.mean, place.variance, out);
      if (isFixed) spreadOfMoments(out, spread);
      else spreadOf(activation, place, spread);
      mean[to + k] = out[MOMENT.h1]!;
      variance![to + k] = spread[SPREAD.value]!;
      const slopes = (t * count + k) * 4;
      this.#slopes[slopes] = out[MOMENT.h1ByMean]!;
      this.#slopes[slopes + 1] = out[MOMENT.h1ByVariance]!;
      this.#slopes[slopes + 2] = spread[SPREAD.byMean]!;
      this.#slopes[slopes + 3] = spread[SPREAD.byVariance]!;
    }
  }

  backward(t: number, { noiseGradient }: LayerRun): void {
    const { of, plan } = this.#operands;
    const back = of.gradient;
    if (back === null) return;
    const { variance } = plan.into.value;
    const d = plan.into.gradient!;
    const width = of.width;
    const here = rowsAt(plan.into.value, t);
    const from = rowsAt(d, t);
    const to = rowsAt(back, t);
    const isFixed = plan.form === "activation";
    for (let b = 0; b < plan.batch; b++) {
      if (!plan.isThere(t, b)) continue; // its slopes may be NaN, and all rows share the gradient by the fixed variance
      for (let k = b * width; k < (b + 1) * width; k++) {
        const dSpread = variance![here + k] === 0 ? 0 : d.variance![from + k]!;
        const dMean = d.mean[from + k]!;
        const slopes = (t * plan.batch * width + k) * 4;
        const dv = dMean * this.#slopes[slopes + 1]! + dSpread * this.#slopes[slopes + 3]!;
        back.mean[to + k]! += dMean * this.#slopes[slopes]! + dSpread * this.#slopes[slopes + 2]!;
        if (isFixed) noiseGradient.unit += dv;
        else back.variance![to + k]! += dv;
      }
    }
  }
}
