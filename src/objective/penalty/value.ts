import { MOMENT, MOMENTS } from "../../smoothing/contract.js";
import { ensureSigma } from "../noise.js";
import { type PenaltyGradient, type PenaltyProblem, type PenaltyShape, type PenaltyState, shapeOf } from "./problem.js";

/**
 * The paper's objective: the recurrences relaxed by a penalty, every m and n a free variable, and all of (U, V, a, W, b, m, n)
 * diffused by one sigma. The mean over sequences of
 *
 *     sum_t E d(n_t, y_t) + lambda (readout_t + recurrence_t),   with h1, h2 at standard deviation sigma
 *     readout_t    = |W h1(m_t) + b - n_t|^2 + sum_ij W_ij^2 (h2 - h1^2)(m_tj) + O sigma^2 (sum_j h2(m_tj) + 2)
 *     recurrence_t = |U x_t + V h1(m_t-1) + a - m_t|^2 + sum_ij V_ij^2 (h2 - h1^2)(m_t-1,j)
 *                    + H sigma^2 (sum_j h2(m_t-1,j) + |x_t|^2 + 2)
 *
 * E d = |n - y|^2 + O sigma^2, or sum_o h2(n) - 2 y h1(n) + y^2 on activated outputs. h before the first step is 0 and has no
 * noise. Exact for an activation with exact moments: it is a polynomial of degree 2 in each block and the noises are
 * independent. Source: Mobahi (2016), derived anew; checked against Monte Carlo.
 *
 * @param gradient receives the gradient by every free variable; null when only the value is wanted
 */
export function penaltyObjective(
  problem: PenaltyProblem,
  state: PenaltyState,
  { sigma, gradient = null }: { readonly sigma: number; readonly gradient?: PenaltyGradient | null },
): number {
  ensureSigma(sigma);
  const shape = shapeOf(problem);
  const features = featuresOf(shape, state, sigma);
  if (gradient) for (const block of Object.values(gradient)) block.fill(0);
  const terms = { problem, shape, state, features, gradient, sigma };
  const value = lossTerms(terms) + readoutTerms(terms) + recurrenceTerms(terms);
  if (gradient) {
    throughActivation(terms);
    for (const block of Object.values(gradient)) for (let k = 0; k < block.length; k++) block[k]! /= shape.B;
  }
  return value / shape.B;
}

/** Moments of h(m) and their slopes by m, (T, B, H) each; `d` arrays collect the gradient by h1 and h2. */
export interface PenaltyFeatures {
  readonly h1: Float64Array;
  readonly h2: Float64Array;
  readonly h1Slope: Float64Array;
  readonly h2Slope: Float64Array;
  readonly dh1: Float64Array;
  readonly dh2: Float64Array;
}

export function featuresOf({ activation }: PenaltyShape, { hidden }: PenaltyState, sigma: number): PenaltyFeatures {
  const array = () => new Float64Array(hidden.length);
  const features = { h1: array(), h2: array(), h1Slope: array(), h2Slope: array(), dh1: array(), dh2: array() };
  const out = new Float64Array(MOMENTS);
  for (let k = 0; k < hidden.length; k++) {
    activation.smooth(hidden[k]!, sigma * sigma, out);
    features.h1[k] = out[MOMENT.h1]!;
    features.h2[k] = out[MOMENT.h2]!;
    features.h1Slope[k] = out[MOMENT.h1ByMean]!;
    features.h2Slope[k] = out[MOMENT.h2ByMean]!;
  }
  return features;
}

interface Terms {
  readonly problem: PenaltyProblem;
  readonly shape: PenaltyShape;
  readonly state: PenaltyState;
  readonly features: PenaltyFeatures;
  readonly gradient: PenaltyGradient | null;
  readonly sigma: number;
}

function lossTerms({ problem, shape, state, gradient, sigma }: Terms): number {
  const { targets, output } = problem;
  const out = new Float64Array(MOMENTS);
  let total = 0;
  for (let k = 0; k < targets.length; k++) {
    const n = state.outputs[k]!;
    const y = targets[k]!;
    if (output === "linear") {
      total += (n - y) ** 2 + sigma * sigma;
      if (gradient) gradient.outputs[k]! += 2 * (n - y);
      continue;
    }
    shape.activation.smooth(n, sigma * sigma, out);
    total += out[MOMENT.h2]! - 2 * y * out[MOMENT.h1]! + y * y;
    if (gradient) gradient.outputs[k]! += out[MOMENT.h2ByMean]! - 2 * y * out[MOMENT.h1ByMean]!;
  }
  return total;
}

function readoutTerms({ problem, shape, state, features, gradient, sigma }: Terms): number {
  const { B, T, S, H, O } = shape;
  const { readout: W, readoutBias: b } = shape.offsets;
  const { parameters, outputs } = state;
  const { lambda } = problem;
  let total = 0;
  for (let row = 0; row < S * B; row++) {
    const from = (row + (T - S) * B) * H;
    for (let o = 0; o < O; o++) {
      let residual = parameters[b + o]! - outputs[row * O + o]!;
      for (let j = 0; j < H; j++) residual += parameters[W + o * H + j]! * features.h1[from + j]!;
      total += residual * residual + 2 * sigma * sigma;
      if (gradient) {
        gradient.parameters[b + o]! += 2 * lambda * residual;
        gradient.outputs[row * O + o]! -= 2 * lambda * residual;
      }
      total += rowTerms({ features, gradient, lambda, sigma, state }, { at: W + o * H, from, H, residual });
    }
  }
  return lambda * total;
}

function recurrenceTerms({ problem, shape, state, features, gradient, sigma }: Terms): number {
  const { B, T, I, H } = shape;
  const { input: U, recurrent: V, bias: a } = shape.offsets;
  const { parameters, hidden } = state;
  const { lambda, inputs } = problem;
  let total = 0;
  for (let row = 0; row < T * B; row++) {
    const from = (row - B) * H; // negative at the first step, where h is 0
    let inputSquare = 0;
    for (let j = 0; j < I; j++) inputSquare += inputs[row * I + j]! ** 2;
    total += H * sigma * sigma * (inputSquare + 2);
    for (let i = 0; i < H; i++) {
      let residual = parameters[a + i]! - hidden[row * H + i]!;
      for (let j = 0; j < I; j++) residual += parameters[U + i * I + j]! * inputs[row * I + j]!;
      if (from >= 0) for (let j = 0; j < H; j++) residual += parameters[V + i * H + j]! * features.h1[from + j]!;
      total += residual * residual;
      if (gradient) {
        gradient.parameters[a + i]! += 2 * lambda * residual;
        gradient.hidden[row * H + i]! -= 2 * lambda * residual;
        for (let j = 0; j < I; j++) gradient.parameters[U + i * I + j]! += 2 * lambda * residual * inputs[row * I + j]!;
      }
      if (from < 0) continue;
      total += rowTerms({ features, gradient, lambda, sigma, state }, { at: V + i * H, from, H, residual });
    }
  }
  return lambda * total;
}

/** sum_j w_j^2 (h2 - h1^2)_j + sigma^2 h2_j of one row w of V or W, and the gradient of it and of residual^2 by w, h1, h2. */
function rowTerms(
  {
    features,
    gradient,
    lambda,
    sigma,
    state,
  }: Pick<Terms, "features" | "gradient" | "sigma" | "state"> & { lambda: number },
  {
    at,
    from,
    H,
    residual,
  }: { readonly at: number; readonly from: number; readonly H: number; readonly residual: number },
): number {
  let total = 0;
  for (let j = 0; j < H; j++) {
    const w = state.parameters[at + j]!;
    const h1 = features.h1[from + j]!;
    const h2 = features.h2[from + j]!;
    total += w * w * (h2 - h1 * h1) + sigma * sigma * h2;
    if (!gradient) continue;
    gradient.parameters[at + j]! += 2 * lambda * (residual * h1 + w * (h2 - h1 * h1));
    features.dh1[from + j]! += 2 * lambda * (residual * w - w * w * h1);
    features.dh2[from + j]! += lambda * (w * w + sigma * sigma);
  }
  return total;
}

function throughActivation({ features, gradient }: Terms): void {
  const { dh1, dh2, h1Slope, h2Slope } = features;
  for (let k = 0; k < dh1.length; k++) gradient!.hidden[k]! += dh1[k]! * h1Slope[k]! + dh2[k]! * h2Slope[k]!;
}
