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
 * The Elman layer run through the smoothed activation: m_t = U x_t + V h1(m_{t-1}, s) + a, with s^2 = noise.unit.
 *
 * Noise stays local. What weight noise and the spread of h add to the variance of m_t is not carried on but summed:
 *
 *   penalty = sum over t, b of H (sigma_U^2 |x_t|^2 + sigma_V^2 sum_j h2_j + sigma_a^2) + sum_j c_j (h2_j - h1_j^2)
 *
 * with h1, h2 taken at m_{t-1} and c_j = sum_i V_ij^2. At all variances 0 this is the plain layer, penalty 0.
 */
export class ElmanSmoothed implements RecurrentPass {
  readonly spec: RecurrentSpec;
  readonly input: Moments;
  readonly output: Moments;
  readonly outputGradient: Moments;
  readonly noiseGradient: RecurrentNoise = { unit: 0, input: 0, recurrent: 0, bias: 0 };
  readonly #noise: RecurrentNoise = { unit: 0, input: 0, recurrent: 0, bias: 0 };
  readonly #mean: FloatArray; // (T + 1, B, H), h1; row 0 is the zero state
  readonly #variance: FloatArray; // (T + 1, B, H), h2 - h1^2
  readonly #slopes: FloatArray; // (T, B, H, 4), h1 and h2 by mean and by variance
  readonly #columnNorms: FloatArray; // (H), c_j
  readonly #varianceSums: FloatArray; // (H), sum over t, b of h2 - h1^2 at m_{t-1}
  readonly #dMean: FloatArray; // (B, H), dL/dh1 of the step at hand
  readonly #dVariance: FloatArray; // (B, H), dL/d(h2 - h1^2)
  readonly #dm: FloatArray; // (H)
  readonly #moments = new Float64Array(MOMENTS);
  #inputSecondSum = 0; // sum over t, b of |x_t|^2
  #secondSum = 0; // sum over t, b, j of h2 at m_{t-1}

  constructor(spec: RecurrentSpec, allocate: Allocate) {
    const { batch: B, steps: T, inputSize: I, hiddenSize: H } = spec;
    const S = spec.emit === "all" ? T : 1;
    this.spec = spec;
    this.input = spec.below?.output ?? { mean: allocate(T * B * I), variance: null };
    this.output = allocateMoments(allocate, "smoothed", S * B * H);
    this.outputGradient = allocateMoments(allocate, "smoothed", S * B * H);
    this.#mean = allocate((T + 1) * B * H);
    this.#variance = allocate((T + 1) * B * H);
    this.#slopes = allocate(T * B * H * 4);
    this.#columnNorms = allocate(H);
    this.#varianceSums = allocate(H);
    this.#dMean = allocate(B * H);
    this.#dVariance = allocate(B * H);
    this.#dm = allocate(H);
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
        for (let i = 0; i < H; i++) {
          let m = parameters[biasOffset + i]!;
          const uRow = i * I;
          for (let j = 0; j < I; j++) m += parameters[uRow + j]! * x[xRow + j]!;
          const vRow = recurrentOffset + i * H;
          for (let j = 0; j < H; j++) m += parameters[vRow + j]! * this.#mean[before + j]!;
          activation.smooth(m, noise.unit, out);
          const h1 = out[MOMENT.h1]!;
          this.#mean[now + i] = h1;
          this.#variance[now + i] = Math.max(0, out[MOMENT.h2]! - h1 * h1);
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
    return this.#penalty(parameters, noise, x, xVariance);
  }

  #penalty(parameters: FloatArray, noise: RecurrentNoise, x: FloatArray, xVariance: FloatArray | null): number {
    const { batch: B, steps: T, inputSize: I, hiddenSize: H } = this.spec;
    this.#columnNorms.fill(0);
    this.#varianceSums.fill(0);
    for (let i = 0; i < H; i++) {
      for (let j = 0; j < H; j++) this.#columnNorms[j]! += parameters[H * I + i * H + j]! ** 2;
    }
    this.#secondSum = 0;
    let spread = 0;
    for (let row = 0; row < T * B; row++) {
      for (let j = 0; j < H; j++) {
        const v = this.#variance[row * H + j]!;
        this.#secondSum += v + this.#mean[row * H + j]! ** 2;
        this.#varianceSums[j]! += v;
        spread += this.#columnNorms[j]! * v;
      }
    }
    this.#inputSecondSum = 0;
    for (let k = 0; k < T * B * I; k++) this.#inputSecondSum += x[k]! * x[k]! + (xVariance ? xVariance[k]! : 0);
    const common = noise.input * this.#inputSecondSum + noise.recurrent * this.#secondSum + noise.bias * T * B;
    return H * common + spread + this.#inputSpread(parameters, xVariance);
  }

  /** sum over t, b, i, j of U_ij^2 Var x_j: 0 on data. */
  #inputSpread(parameters: FloatArray, xVariance: FloatArray | null): number {
    if (!xVariance) return 0;
    const { inputSize: I, hiddenSize: H } = this.spec;
    let total = 0;
    for (let k = 0; k < xVariance.length; k++) {
      for (let i = 0; i < H; i++) total += parameters[i * I + (k % I)]! ** 2 * xVariance[k]!;
    }
    return total;
  }

  backward(parameters: FloatArray, gradient: FloatArray, { penaltyWeight, depth }: BackwardOptions): void {
    const { batch: B, steps: T, inputSize: I, hiddenSize: H, below } = this.spec;
    const { mean: dOutMean, variance: dOutVariance } = this.outputGradient;
    const firstEmitted = T - dOutMean.length / (B * H);
    this.#dMean.fill(0);
    this.#dVariance.fill(0);
    below?.outputGradient.mean.fill(0);
    below?.outputGradient.variance?.fill(0);
    this.noiseGradient.unit = 0;
    this.noiseGradient.input = penaltyWeight * H * this.#inputSecondSum;
    this.noiseGradient.recurrent = penaltyWeight * H * this.#secondSum;
    this.noiseGradient.bias = penaltyWeight * H * T * B;
    for (let t = T - 1; t >= Math.max(0, T - depth); t--) {
      for (let b = 0; b < B; b++) {
        if (t >= firstEmitted) {
          const outRow = ((t - firstEmitted) * B + b) * H;
          for (let i = 0; i < H; i++) {
            this.#dMean[b * H + i]! += dOutMean[outRow + i]!;
            this.#dVariance[b * H + i]! += dOutVariance![outRow + i]!;
          }
        }
        this.#step(t, b, penaltyWeight, parameters, gradient);
      }
    }
    for (let i = 0; i < H; i++) {
      for (let j = 0; j < H; j++) {
        const k = H * I + i * H + j;
        gradient[k]! += penaltyWeight * 2 * parameters[k]! * this.#varianceSums[j]!;
      }
    }
    this.#inputPenaltyGradient(penaltyWeight, parameters, gradient);
  }

  /** Back through step t: dL/dm_t, the parameter gradients, and dL/dh1, dL/d(h2 - h1^2) of step t - 1. */
  #step(t: number, b: number, penaltyWeight: number, parameters: FloatArray, gradient: FloatArray): void {
    const { batch: B, inputSize: I, hiddenSize: H, below } = this.spec;
    const x = this.input.mean;
    const recurrentOffset = H * I;
    const biasOffset = H * I + H * H;
    const xRow = (t * B + b) * I;
    const before = (t * B + b) * H;
    const row = b * H;
    const isLast = t === this.spec.steps - 1; // h of the last step feeds no further step, so it bears no penalty
    const dSecondPenalty = isLast ? 0 : penaltyWeight * H * this.#noise.recurrent;
    for (let i = 0; i < H; i++) {
      const h1 = this.#mean[before + B * H + i]!;
      const clamped = this.#variance[before + B * H + i] === 0;
      const spread = this.#dVariance[row + i]! + (isLast ? 0 : penaltyWeight * this.#columnNorms[i]!);
      const dVariance = clamped ? 0 : spread;
      const dSecond = dVariance + dSecondPenalty;
      const dMean = this.#dMean[row + i]! - 2 * h1 * dVariance;
      const slopes = (before + i) * 4;
      this.#dm[i] = dMean * this.#slopes[slopes]! + dSecond * this.#slopes[slopes + 2]!;
      this.noiseGradient.unit += dMean * this.#slopes[slopes + 1]! + dSecond * this.#slopes[slopes + 3]!;
    }
    this.#dMean.fill(0, row, row + H);
    this.#dVariance.fill(0, row, row + H);
    for (let i = 0; i < H; i++) {
      const dm = this.#dm[i]!;
      gradient[biasOffset + i]! += dm;
      const uRow = i * I;
      for (let j = 0; j < I; j++) {
        gradient[uRow + j]! += dm * x[xRow + j]!;
        if (below) below.outputGradient.mean[xRow + j]! += dm * parameters[uRow + j]!;
      }
      const vRow = recurrentOffset + i * H;
      for (let j = 0; j < H; j++) {
        gradient[vRow + j]! += dm * this.#mean[before + j]!;
        this.#dMean[row + j]! += dm * parameters[vRow + j]!;
      }
    }
  }

  /** The penalty of a layer on top of another: its input has a second moment and a variance that depend on parameters. */
  #inputPenaltyGradient(penaltyWeight: number, parameters: FloatArray, gradient: FloatArray): void {
    const { inputSize: I, hiddenSize: H, below } = this.spec;
    if (!below || !this.input.variance) return;
    const { mean: x, variance: xVariance } = this.input;
    const dSecond = penaltyWeight * H * this.#noise.input;
    for (let k = 0; k < x.length; k++) {
      const j = k % I;
      let norm = 0;
      for (let i = 0; i < H; i++) {
        const u = parameters[i * I + j]!;
        norm += u * u;
        gradient[i * I + j]! += penaltyWeight * 2 * u * xVariance[k]!;
      }
      below.outputGradient.mean[k]! += 2 * x[k]! * dSecond;
      below.outputGradient.variance![k]! += dSecond + penaltyWeight * norm;
    }
  }
}
