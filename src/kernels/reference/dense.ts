import type { DenseNoise, DensePass, DenseSpec, FloatArray, Moments } from "../contract.js";
import { type Allocate, allocateMoments } from "./moments.js";

/**
 * The readout n = W h + b on each row; under weight noise
 * var n_o = sigma_W^2 sum_j E h_j^2 + sigma_b^2 + sum_j W_oj^2 Var h_j.
 */
export class Dense implements DensePass {
  readonly spec: DenseSpec;
  readonly output: Moments;
  readonly outputGradient: Moments;
  readonly noiseGradient: DenseNoise = { weight: 0, bias: 0 };
  readonly #noise: DenseNoise = { weight: 0, bias: 0 };

  constructor(spec: DenseSpec, allocate: Allocate) {
    this.spec = spec;
    this.output = allocateMoments(allocate, spec.form, spec.rows * spec.outputSize);
    this.outputGradient = allocateMoments(allocate, spec.form, spec.rows * spec.outputSize);
  }

  forward(parameters: FloatArray, noise: DenseNoise): void {
    const { rows, inputSize: H, outputSize: O, below } = this.spec;
    const { mean: h, variance: hVariance } = below.output;
    this.#noise.weight = noise.weight;
    this.#noise.bias = noise.bias;
    for (let row = 0; row < rows; row++) {
      for (let o = 0; o < O; o++) {
        let mean = parameters[O * H + o]!;
        for (let j = 0; j < H; j++) mean += parameters[o * H + j]! * h[row * H + j]!;
        this.output.mean[row * O + o] = mean;
        if (!hVariance) continue;
        let variance = noise.bias + noise.weight * this.#second(row);
        for (let j = 0; j < H; j++) variance += parameters[o * H + j]! ** 2 * hVariance[row * H + j]!;
        this.output.variance![row * O + o] = variance;
      }
    }
  }

  backward(parameters: FloatArray, gradient: FloatArray): void {
    const { rows, inputSize: H, outputSize: O, below } = this.spec;
    const { mean: h, variance: hVariance } = below.output;
    const { mean: dh, variance: dhVariance } = below.outputGradient;
    dh.fill(0);
    dhVariance?.fill(0);
    this.noiseGradient.weight = this.noiseGradient.bias = 0;
    for (let row = 0; row < rows; row++) {
      for (let o = 0; o < O; o++) {
        const dMean = this.outputGradient.mean[row * O + o]!;
        gradient[O * H + o]! += dMean;
        for (let j = 0; j < H; j++) {
          gradient[o * H + j]! += dMean * h[row * H + j]!;
          dh[row * H + j]! += dMean * parameters[o * H + j]!;
        }
        if (!hVariance || !dhVariance) continue;
        const dVariance = this.outputGradient.variance![row * O + o]!;
        this.noiseGradient.bias += dVariance;
        this.noiseGradient.weight += dVariance * this.#second(row);
        const dSecond = this.#noise.weight * dVariance; // E h^2 = (E h)^2 + Var h
        for (let j = 0; j < H; j++) {
          const w = parameters[o * H + j]!;
          gradient[o * H + j]! += 2 * w * dVariance * hVariance[row * H + j]!;
          dh[row * H + j]! += 2 * h[row * H + j]! * dSecond;
          dhVariance[row * H + j]! += dVariance * w * w + dSecond;
        }
      }
    }
  }

  /** sum_j E h_j^2 of one row. */
  #second(row: number): number {
    const { inputSize: H, below } = this.spec;
    const { mean: h, variance } = below.output;
    let total = 0;
    for (let k = row * H; k < (row + 1) * H; k++) total += h[k]! * h[k]! + (variance ? variance[k]! : 0);
    return total;
  }
}
