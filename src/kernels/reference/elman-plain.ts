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
 * The Elman layer as it is: m_t = U x_t + V h_{t-1} + a, h_t = act(m_t), and back-propagation through time.
 *
 * dL/dm_t = (dL/dh_t) act'(m_t), dL/dh_{t-1} = V^T dL/dm_t + (emitted gradient), dU = sum dm x^T, dV = sum dm h^T.
 */
export class ElmanPlain implements RecurrentPass {
  readonly spec: RecurrentSpec;
  readonly input: Moments;
  readonly output: Moments;
  readonly outputGradient: Moments;
  readonly noiseGradient: RecurrentNoise = { unit: 0, input: 0, recurrent: 0, bias: 0 };
  readonly #hidden: FloatArray; // (T + 1, B, H), row 0 is the zero state before the first step
  readonly #slope: FloatArray; // (T, B, H), act'(m_t)
  readonly #hiddenGradient: FloatArray; // (B, H), dL/dh_t of the step at hand

  constructor(spec: RecurrentSpec, allocate: Allocate) {
    const { batch: B, steps: T, inputSize: I, hiddenSize: H } = spec;
    const S = spec.emit === "all" ? T : 1;
    this.spec = spec;
    this.input = spec.below?.output ?? { mean: allocate(T * B * I), variance: null };
    this.output = allocateMoments(allocate, "plain", S * B * H);
    this.outputGradient = allocateMoments(allocate, "plain", S * B * H);
    this.#hidden = allocate((T + 1) * B * H);
    this.#slope = allocate(T * B * H);
    this.#hiddenGradient = allocate(B * H);
  }

  forward(parameters: FloatArray, _noise: RecurrentNoise): number {
    const { batch: B, steps: T, inputSize: I, hiddenSize: H, activation } = this.spec;
    const x = this.input.mean;
    const h = this.#hidden;
    const recurrentOffset = H * I;
    const biasOffset = H * I + H * H;
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
          for (let j = 0; j < H; j++) m += parameters[vRow + j]! * h[before + j]!;
          h[now + i] = activation.value(m);
          this.#slope[before + i] = activation.derivative(m);
        }
      }
    }
    const emitted = this.output.mean.length;
    this.output.mean.set(h.subarray(h.length - emitted));
    return 0;
  }

  backward(parameters: FloatArray, gradient: FloatArray, { depth }: BackwardOptions): void {
    const { batch: B, steps: T, inputSize: I, hiddenSize: H, below } = this.spec;
    const x = this.input.mean;
    const h = this.#hidden;
    const dh = this.#hiddenGradient;
    const dOut = this.outputGradient.mean;
    const dx = below?.outputGradient.mean ?? null;
    const recurrentOffset = H * I;
    const biasOffset = H * I + H * H;
    const firstEmitted = T - dOut.length / (B * H);
    dh.fill(0);
    dx?.fill(0);
    for (let t = T - 1; t >= Math.max(0, T - depth); t--) {
      for (let b = 0; b < B; b++) {
        const dRow = b * H;
        const step = (t * B + b) * H; // of h_{t-1} in #hidden, of step t in #slope
        const xRow = (t * B + b) * I;
        if (t >= firstEmitted) {
          const outRow = ((t - firstEmitted) * B + b) * H;
          for (let i = 0; i < H; i++) dh[dRow + i]! += dOut[outRow + i]!;
        }
        for (let i = 0; i < H; i++) this.#slope[step + i]! *= dh[dRow + i]!; // now dL/dm_t
        dh.fill(0, dRow, dRow + H);
        for (let i = 0; i < H; i++) {
          const dm = this.#slope[step + i]!;
          if (dm === 0) continue;
          gradient[biasOffset + i]! += dm;
          const uRow = i * I;
          for (let j = 0; j < I; j++) gradient[uRow + j]! += dm * x[xRow + j]!;
          if (dx) for (let j = 0; j < I; j++) dx[xRow + j]! += dm * parameters[uRow + j]!;
          const vRow = recurrentOffset + i * H;
          for (let j = 0; j < H; j++) {
            gradient[vRow + j]! += dm * h[step + j]!;
            dh[dRow + j]! += dm * parameters[vRow + j]!;
          }
        }
      }
    }
  }
}
