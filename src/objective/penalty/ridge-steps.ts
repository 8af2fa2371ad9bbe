import { ridgeSolve } from "../../core/numeric/linear-algebra.js";
import { type PenaltyProblem, type PenaltyShape, type PenaltyState, shapeOf } from "./problem.js";
import { featuresOf, type PenaltyFeatures } from "./value.js";

/**
 * Puts (W, b) and (U, V, a) at the exact minimum of the diffused penalty objective for the m and n at hand.
 *
 * Both are ridge regressions, of n on h1(m_t) and of m_t on (x_t, h1(m_t-1)); what takes the part of the ridge penalty is the sum
 * of (h2 - h1^2) over the samples, one number for each unit: diffusion regularises by itself. The two do not share a
 * variable, so one call is the joint minimum.
 *
 * @param options.ridge added for each sample to every feature but the constant, >= 0. Default 1e-6: at sigma = 0 with few samples
 * the minimum is not unique; 0 gives the exact step.
 */
export function ridgeSteps(
  problem: PenaltyProblem,
  state: PenaltyState,
  { sigma, ridge = 1e-6 }: { readonly sigma: number; readonly ridge?: number },
): void {
  const shape = shapeOf(problem);
  const features = featuresOf(shape, state, sigma);
  solveReadout(shape, state, { features, ridge });
  solveRecurrence(shape, state, { features, ridge, inputs: problem.inputs });
}

interface StepOptions {
  readonly features: PenaltyFeatures;
  readonly ridge: number;
}

function solveReadout(
  { B, T, S, H, O, offsets: { readout: W, readoutBias: b } }: PenaltyShape,
  state: PenaltyState,
  { features, ridge }: StepOptions,
): void {
  const sums = new Sums(H + 1, O, ridge);
  for (let row = 0; row < S * B; row++) {
    const from = (row + (T - S) * B) * H;
    sums.feature[H] = 1;
    for (let j = 0; j < H; j++) sums.setUnit(j, features, from + j);
    sums.add(state.outputs, row * O);
  }
  const solution = sums.solve();
  for (let o = 0; o < O; o++) {
    for (let j = 0; j < H; j++) state.parameters[W + o * H + j] = solution[j * O + o]!;
    state.parameters[b + o] = solution[H * O + o]!;
  }
}

function solveRecurrence(
  { B, T, I, H, offsets: { input: U, recurrent: V, bias: a } }: PenaltyShape,
  state: PenaltyState,
  { features, ridge, inputs }: StepOptions & { readonly inputs: Float64Array },
): void {
  const sums = new Sums(H + I + 1, H, ridge);
  for (let row = 0; row < T * B; row++) {
    sums.feature[H + I] = 1;
    for (let j = 0; j < I; j++) sums.feature[H + j] = inputs[row * I + j]!;
    for (let j = 0; j < H; j++) {
      if (row < B) sums.feature[j] = 0;
      else sums.setUnit(j, features, (row - B) * H + j);
    }
    sums.add(state.hidden, row * H);
  }
  const solution = sums.solve();
  for (let i = 0; i < H; i++) {
    for (let j = 0; j < H; j++) state.parameters[V + i * H + j] = solution[j * H + i]!;
    for (let j = 0; j < I; j++) state.parameters[U + i * I + j] = solution[(H + j) * H + i]!;
    state.parameters[a + i] = solution[(H + I) * H + i]!;
  }
}

/** Sums of products of features and targets; the last feature is the constant and bears no penalty. */
class Sums {
  readonly feature: Float64Array;
  readonly #targets: number;
  readonly #ridge: number;
  readonly #gram: Float64Array;
  readonly #cross: Float64Array;
  readonly #penalty: Float64Array;

  constructor(features: number, targets: number, ridge: number) {
    this.feature = new Float64Array(features);
    this.#targets = targets;
    this.#ridge = ridge;
    this.#gram = new Float64Array(features * features);
    this.#cross = new Float64Array(features * targets);
    this.#penalty = new Float64Array(features);
  }

  /** Feature j is the mean of the unit at `at`; its variance is added to the penalty. */
  setUnit(j: number, { h1, h2 }: PenaltyFeatures, at: number): void {
    this.feature[j] = h1[at]!;
    this.#penalty[j]! += Math.max(0, h2[at]! - h1[at]! ** 2);
  }

  add(targets: Float64Array, from: number): void {
    const F = this.feature.length;
    const O = this.#targets;
    for (let i = 0; i < F; i++) {
      const f = this.feature[i]!;
      for (let j = 0; j < F; j++) this.#gram[i * F + j]! += f * this.feature[j]!;
      for (let o = 0; o < O; o++) this.#cross[i * O + o]! += f * targets[from + o]!;
      if (i < F - 1) this.#penalty[i]! += this.#ridge;
    }
  }

  /** (features, targets) */
  solve(): Float64Array {
    return ridgeSolve({ gram: this.#gram, cross: this.#cross, penalty: this.#penalty });
  }
}
