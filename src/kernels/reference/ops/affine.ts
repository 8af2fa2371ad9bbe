import type { FloatArray } from "../../../core/float-array.js";
import { type Operand, rowsAt } from "../value.js";
import type { LayerRun, OperationPass, PlanOperation } from "./contract.js";

/** A matrix (width of the result, width of `of`) and what it is multiplied with. */
interface AffineTerm {
  /** Of the matrix in the layer's parameters. */
  readonly offset: number;
  /** Index of its slice: where its noise stands. */
  readonly slice: number;
  readonly of: Operand;
}

interface AffinePlan {
  readonly rows: number;
  readonly into: Operand;
  readonly terms: readonly AffineTerm[];
  readonly bias: { readonly offset: number; readonly slice: number } | null;
  /** carried: the variance goes on with the value; penalised: it is summed up and ends there. */
  readonly variance: "none" | "carried" | "penalised";
  readonly isThere: (t: number, b: number) => boolean;
  /** In the penalty. */
  readonly weightOf: (b: number) => number;
}

export const planAffine: PlanOperation<"affine"> = ({ terms, bias }, plan) =>
  new Affine({
    rows: plan.batch,
    into: plan.into,
    terms: terms.map(({ matrix, of }) => ({ ...plan.slice(matrix), of: plan.operand(of) })),
    bias: bias === null ? null : plan.slice(bias),
    variance: plan.form === "plain" ? "none" : plan.form === "weights" ? "carried" : "penalised",
    isThere: plan.isThere,
    weightOf: plan.weightOf,
  });

/**
 * m_i = a_i + sum over terms of sum_j M_ij E x_j, and under weight noise
 *
 *     Var m_i = sigma_a^2 + sum over terms of sigma_M^2 sum_j E x_j^2 + sum_j M_ij^2 Var x_j,   E x^2 = (E x)^2 + Var x
 *
 * Correlations between entries are ignored. The readout is one step of it.
 */
export class Affine implements OperationPass {
  readonly #plan: AffinePlan;

  constructor(plan: AffinePlan) {
    this.#plan = plan;
  }

  forward(t: number, run: LayerRun): void {
    const { rows, into, terms, bias, variance, isThere, weightOf } = this.#plan;
    const { parameters } = run;
    const { width } = into;
    for (let b = 0; b < rows; b++) {
      const at = rowsAt(into.value, t) + b * width;
      const common = variance === "none" ? 0 : this.#noiseVariance(t, b, run);
      let total = 0;
      for (let i = 0; i < width; i++) {
        let mean = bias === null ? 0 : parameters[bias.offset + i]!;
        let spread = common;
        for (let k = 0; k < terms.length; k++) {
          const { offset, of } = terms[k]!;
          const n = of.width;
          const from = rowsAt(of.value, t) + b * n;
          const { mean: x, variance: xVariance } = of.value;
          for (let j = 0; j < n; j++) mean += parameters[offset + i * n + j]! * x[from + j]!;
          if (variance === "none" || xVariance === null) continue;
          for (let j = 0; j < n; j++) spread += parameters[offset + i * n + j]! ** 2 * xVariance[from + j]!;
        }
        into.value.mean[at + i] = mean;
        if (variance === "carried") into.value.variance![at + i] = spread;
        total += spread;
      }
      if (variance === "penalised" && isThere(t, b)) run.penalty += weightOf(b) * total;
    }
  }

  backward(t: number, run: LayerRun): void {
    const { rows, into, variance, isThere, weightOf } = this.#plan;
    const { mean, variance: dVariance } = into.gradient!;
    for (let b = 0; b < rows; b++) {
      if (!isThere(t, b)) continue;
      const penaltyWeight = run.penaltyWeight * weightOf(b);
      const at = rowsAt(into.gradient!, t) + b * into.width;
      let spread = 0; // sum over entries of dL/dVar m
      for (let i = 0; i < into.width; i++) {
        const dv = variance === "carried" ? dVariance![at + i]! : variance === "penalised" ? penaltyWeight : 0;
        spread += dv;
        this.#entryBackward(t, b, i, mean[at + i]!, dv, run);
      }
      if (variance !== "none") this.#noiseBackward(t, b, run, spread);
    }
  }

  penaltyBackward(t: number, run: LayerRun): void {
    const { rows, into, isThere, weightOf } = this.#plan;
    for (let b = 0; b < rows; b++) {
      if (!isThere(t, b)) continue;
      const penaltyWeight = run.penaltyWeight * weightOf(b);
      for (let i = 0; i < into.width; i++) this.#entryBackward(t, b, i, 0, penaltyWeight, run);
      this.#noiseBackward(t, b, run, into.width * penaltyWeight);
    }
  }

  /** Variance that the noise of the weights themselves adds to every entry of a row. */
  #noiseVariance(t: number, b: number, { noise: { slices } }: LayerRun): number {
    const { terms, bias } = this.#plan;
    let total = bias === null ? 0 : slices[bias.slice]!;
    for (let k = 0; k < terms.length; k++) total += slices[terms[k]!.slice]! * secondMoment(terms[k]!.of, t, b);
    return total;
  }

  /** Through one entry: dL/d mean m_i and dL/d var m_i to the parameters of its row and to what they were multiplied with. */
  #entryBackward(t: number, b: number, i: number, dm: number, dv: number, { parameters, gradient }: LayerRun): void {
    const { terms, bias } = this.#plan;
    if (dm === 0 && dv === 0) return;
    if (bias !== null) gradient[bias.offset + i]! += dm;
    for (let k = 0; k < terms.length; k++) {
      const { offset, of } = terms[k]!;
      const row = offset + i * of.width;
      const from = rowsAt(of.value, t) + b * of.width;
      addScaled(gradient, row, of.value.mean, from, of.width, dm);
      const back = of.gradient;
      const to = back === null ? 0 : rowsAt(back, t) + b * of.width;
      if (back !== null) addScaled(back.mean, to, parameters, row, of.width, dm);
      if (dv === 0 || of.value.variance === null) continue;
      for (let j = 0; j < of.width; j++) {
        const w = parameters[row + j]!;
        gradient[row + j]! += 2 * w * dv * of.value.variance[from + j]!;
        if (back !== null) back.variance![to + j]! += dv * w * w;
      }
    }
  }

  /** Through the noise of the weights: dL/dsigma^2 of each tensor, and dL/dE x^2 of what it was multiplied with. */
  #noiseBackward(t: number, b: number, { noise, noiseGradient }: LayerRun, spread: number): void {
    const { terms, bias } = this.#plan;
    if (bias !== null) noiseGradient.slices[bias.slice]! += spread;
    for (let k = 0; k < terms.length; k++) {
      const { slice, of } = terms[k]!;
      noiseGradient.slices[slice]! += spread * secondMoment(of, t, b);
      if (of.gradient === null) continue;
      const dSecond = noise.slices[slice]! * spread;
      const from = rowsAt(of.value, t) + b * of.width;
      const to = rowsAt(of.gradient, t) + b * of.width;
      addScaled(of.gradient.mean, to, of.value.mean, from, of.width, 2 * dSecond);
      if (of.value.variance === null) continue;
      for (let j = 0; j < of.width; j++) of.gradient.variance![to + j]! += dSecond;
    }
  }
}

/** sum_j E x_j^2 of one row. */
function secondMoment({ width, value }: Operand, t: number, b: number): number {
  const from = rowsAt(value, t) + b * width;
  const { mean, variance } = value;
  let total = 0;
  for (let k = from; k < from + width; k++) total += mean[k]! * mean[k]! + (variance === null ? 0 : variance[k]!);
  return total;
}

/** y[to + j] += factor x[from + j] for j < n. */
function addScaled(y: FloatArray, to: number, x: FloatArray, from: number, n: number, factor: number): void {
  for (let j = 0; j < n; j++) y[to + j]! += factor * x[from + j]!;
}
