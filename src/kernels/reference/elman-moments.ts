import { MOMENT, MOMENTS } from "../../smoothing/contract.js";
import type {
  BackwardOptions,
  FloatArray,
  Moments,
  RecurrentNoise,
  RecurrentPass,
  RecurrentSpec,
} from "../contract.js";
import { type Allocate, allocateMoments } from "./moments.js";

/**
 * The Elman layer under Gaussian weight noise, by assumed-density filtering: mean and variance of every unit.
 *
 *   mean m_t = U E x_t + V E h_{t-1} + a
 *   var m_t,i = r_t + sum_j U_ij^2 Var x_j + sum_j V_ij^2 Var h_{t-1,j}
 *   r_t = sigma_U^2 sum_j E x_j^2 + sigma_V^2 sum_j E h_{t-1,j}^2 + sigma_a^2
 *   E h = h1(mean, var), E h^2 = h2(mean, var), Var h = max(0, E h^2 - (E h)^2)
 *
 * Correlations between units and across steps are ignored; with every variance 0 this is the plain layer.
 */
export class ElmanMoments implements RecurrentPass {
  readonly spec: RecurrentSpec;
  readonly input: Moments;
  readonly output: Moments;
  readonly outputGradient: Moments;
  readonly noiseGradient: RecurrentNoise = { unit: 0, input: 0, recurrent: 0, bias: 0 };
  readonly #noise: RecurrentNoise = { unit: 0, input: 0, recurrent: 0, bias: 0 };
  readonly #mean: FloatArray; // (T + 1, B, H), E h; row 0 is the zero state
  readonly #second: FloatArray; // (T + 1, B, H), E h^2
  readonly #variance: FloatArray; // (T + 1, B, H), Var h
  readonly #slopes: FloatArray; // (T, B, H, 4), h1 and h2 by mean and by variance
  readonly #dMean: FloatArray; // (B, H), dL/dE h of the step at hand
  readonly #dSecond: FloatArray; // (B, H), dL/dE h^2, without the part through Var h
  readonly #dVariance: FloatArray; // (B, H), dL/dVar h
  readonly #dm: FloatArray; // (H), dL/d mean m_t
  readonly #dv: FloatArray; // (H), dL/d var m_t
  readonly #moments = new Float64Array(MOMENTS);

  constructor(spec: RecurrentSpec, allocate: Allocate) {
    const { batch: B, steps: T, inputSize: I, hiddenSize: H } = spec;
    const S = spec.emit === "all" ? T : 1;
    this.spec = spec;
    this.input = spec.below?.output ?? { mean: allocate(T * B * I), variance: null };
    this.output = allocateMoments(allocate, "moments", S * B * H);
    this.outputGradient = allocateMoments(allocate, "moments", S * B * H);
    this.#mean = allocate((T + 1) * B * H);
    this.#second = allocate((T + 1) * B * H);
    this.#variance = allocate((T + 1) * B * H);
    this.#slopes = allocate(T * B * H * 4);
    this.#dMean = allocate(B * H);
    this.#dSecond = allocate(B * H);
    this.#dVariance = allocate(B * H);
    this.#dm = allocate(H);
    this.#dv = allocate(H);
  }

  forward(parameters: FloatArray, noise: RecurrentNoise): number {
    const { batch: B, steps: T, inputSize: I, hiddenSize: H, activation } = this.spec;
    const { mean: x, variance: xVariance } = this.input;
    const out = this.#moments;
    const recurrentOffset = H * I;
    const biasOffset = H * I + H * H;
    Object.assign(this.#noise, noise);
    for (let t = 0; t < T; t++) {
      for (let b = 0; b < B; b++) {
        const xRow = (t * B + b) * I;
        const before = (t * B + b) * H;
        const now = before + B * H;
        const common =
          noise.input * this.#inputSecond(xRow) + noise.recurrent * sum(this.#second, before, H) + noise.bias;
        for (let i = 0; i < H; i++) {
          let m = parameters[biasOffset + i]!;
          let v = common;
          const uRow = i * I;
          for (let j = 0; j < I; j++) {
            const u = parameters[uRow + j]!;
            m += u * x[xRow + j]!;
            if (xVariance) v += u * u * xVariance[xRow + j]!;
          }
          const vRow = recurrentOffset + i * H;
          for (let j = 0; j < H; j++) {
            const w = parameters[vRow + j]!;
            m += w * this.#mean[before + j]!;
            v += w * w * this.#variance[before + j]!;
          }
          activation.smooth(m, v, out);
          const h1 = out[MOMENT.h1]!;
          const h2 = out[MOMENT.h2]!;
          this.#mean[now + i] = h1;
          this.#second[now + i] = h2;
          this.#variance[now + i] = Math.max(0, h2 - h1 * h1);
          const slopes = (before + i) * 4;
          this.#slopes[slopes] = out[MOMENT.h1ByMean]!;
          this.#slopes[slopes + 1] = out[MOMENT.h1ByVariance]!;
          this.#slopes[slopes + 2] = out[MOMENT.h2ByMean]!;
          this.#slopes[slopes + 3] = out[MOMENT.h2ByVariance]!;
        }
      }
    }
    const from = this.#mean.length - this.output.mean.length;
    this.output.mean.set(this.#mean.subarray(from));
    this.output.variance!.set(this.#variance.subarray(from));
    return 0;
  }

  backward(parameters: FloatArray, gradient: FloatArray, { depth }: BackwardOptions): void {
    const { batch: B, steps: T, hiddenSize: H, below } = this.spec;
    const { mean: dOutMean, variance: dOutVariance } = this.outputGradient;
    const firstEmitted = T - dOutMean.length / (B * H);
    this.#dMean.fill(0);
    this.#dSecond.fill(0);
    this.#dVariance.fill(0);
    below?.outputGradient.mean.fill(0);
    below?.outputGradient.variance?.fill(0);
    this.noiseGradient.input = this.noiseGradient.recurrent = this.noiseGradient.bias = 0;
    for (let t = T - 1; t >= Math.max(0, T - depth); t--) {
      for (let b = 0; b < B; b++) {
        if (t >= firstEmitted) {
          const outRow = ((t - firstEmitted) * B + b) * H;
          for (let i = 0; i < H; i++) {
            this.#dMean[b * H + i]! += dOutMean[outRow + i]!;
            this.#dVariance[b * H + i]! += dOutVariance![outRow + i]!;
          }
        }
        const dCommon = this.#throughActivation(t, b);
        this.#throughWeights(t, b, dCommon, parameters, gradient);
      }
    }
  }

  /** Turns dL/d(E h, E h^2, Var h) of step t into dL/d(mean m, var m); returns the sum of the latter, dL/dr_t. */
  #throughActivation(t: number, b: number): number {
    const { batch: B, hiddenSize: H } = this.spec;
    const now = ((t + 1) * B + b) * H;
    let dCommon = 0;
    for (let i = 0; i < H; i++) {
      const clamped = this.#variance[now + i] === 0;
      const dVariance = clamped ? 0 : this.#dVariance[b * H + i]!;
      const dSecond = this.#dSecond[b * H + i]! + dVariance;
      const dMean = this.#dMean[b * H + i]! - 2 * this.#mean[now + i]! * dVariance;
      const slopes = ((t * B + b) * H + i) * 4;
      this.#dm[i] = dMean * this.#slopes[slopes]! + dSecond * this.#slopes[slopes + 2]!;
      this.#dv[i] = dMean * this.#slopes[slopes + 1]! + dSecond * this.#slopes[slopes + 3]!;
      dCommon += this.#dv[i]!;
    }
    return dCommon;
  }

  /** Adds the parameter and noise gradients of step t and sets dL/d(E h, E h^2, Var h) of step t - 1. */
  #throughWeights(t: number, b: number, dCommon: number, parameters: FloatArray, gradient: FloatArray): void {
    const { batch: B, inputSize: I, hiddenSize: H, below } = this.spec;
    const { mean: x, variance: xVariance } = this.input;
    const dx = below?.outputGradient ?? null;
    const recurrentOffset = H * I;
    const biasOffset = H * I + H * H;
    const xRow = (t * B + b) * I;
    const before = (t * B + b) * H;
    const row = b * H;
    this.noiseGradient.input += dCommon * this.#inputSecond(xRow);
    this.noiseGradient.recurrent += dCommon * sum(this.#second, before, H);
    this.noiseGradient.bias += dCommon;
    this.#dMean.fill(0, row, row + H);
    this.#dVariance.fill(0, row, row + H);
    this.#dSecond.fill(this.#noise.recurrent * dCommon, row, row + H);
    for (let i = 0; i < H; i++) {
      const dm = this.#dm[i]!;
      const dv = this.#dv[i]!;
      gradient[biasOffset + i]! += dm;
      const uRow = i * I;
      for (let j = 0; j < I; j++) {
        const u = parameters[uRow + j]!;
        const xv = xVariance ? xVariance[xRow + j]! : 0;
        gradient[uRow + j]! += dm * x[xRow + j]! + 2 * u * dv * xv;
        if (dx) {
          dx.mean[xRow + j]! += dm * u;
          dx.variance![xRow + j]! += dv * u * u;
        }
      }
      const vRow = recurrentOffset + i * H;
      for (let j = 0; j < H; j++) {
        const w = parameters[vRow + j]!;
        gradient[vRow + j]! += dm * this.#mean[before + j]! + 2 * w * dv * this.#variance[before + j]!;
        this.#dMean[row + j]! += dm * w;
        this.#dVariance[row + j]! += dv * w * w;
      }
    }
    if (!dx) return;
    const dInputSecond = this.#noise.input * dCommon; // E x^2 = (E x)^2 + Var x
    for (let j = 0; j < I; j++) {
      dx.mean[xRow + j]! += 2 * x[xRow + j]! * dInputSecond;
      dx.variance![xRow + j]! += dInputSecond;
    }
  }

  /** sum_j E x_j^2 of one row. */
  #inputSecond(xRow: number): number {
    const { mean: x, variance } = this.input;
    const I = this.spec.inputSize;
    let total = 0;
    for (let j = xRow; j < xRow + I; j++) total += x[j]! * x[j]! + (variance ? variance[j]! : 0);
    return total;
  }
}

function sum(values: FloatArray, from: number, count: number): number {
  let total = 0;
  for (let k = from; k < from + count; k++) total += values[k]!;
  return total;
}
