import { inputSeconds, weightOf } from "./lengths";
import { Plan } from "./plan";
import { madd, ROW, sumLanes } from "./simd";

/**
 * Panels (from, from2) of means and variances: writes the sums over inputs of E x^2 and over units of E h^2, and the row
 * that carries what all units share, r_t = sigma_U^2 sum E x^2 + sigma_V^2 sum E h^2 + sigma_a^2.
 */
export function secondsOfStep(plan: Plan, t: i32, b: i32, from: usize, from2: usize): void {
  const state: usize = (<usize>plan.hiddenRows) << 5;
  const to = plan.seconds + (<usize>(t * plan.blocks + b)) * 64;
  const mask = plan.mask + (<usize>b) * ROW;
  const common = from2 + ((<usize>(plan.depth - 1)) << 5);
  seconds(from + state, from2 + state, plan.inputs, to);
  seconds(from, from2, plan.hidden, to + ROW);
  for (let half: usize = 0; half < 32; half += 16) {
    let r = f32x4.splat(plan.biasNoise);
    r = f32x4.add(r, f32x4.mul(v128.load(to + half), f32x4.splat(plan.inputNoise)));
    r = f32x4.add(r, f32x4.mul(v128.load(to + half + ROW), f32x4.splat(plan.recurrentNoise)));
    v128.store(common + half, f32x4.mul(r, v128.load(mask + half)));
  }
}

// The 8 lanes' sums over `count` panel rows of mean^2 + variance. Two sums a half, so that one does not wait for the other.
// @ts-ignore: decorator
@inline function seconds(mean: usize, variance: usize, count: i32, to: usize): void {
  let means0 = f32x4.splat(0);
  let means1 = means0;
  let variances0 = means0;
  let variances1 = means0;
  const end = mean + ((<usize>count) << 5);
  for (; mean < end; mean += ROW, variance += ROW) {
    const m0 = v128.load(mean);
    const m1 = v128.load(mean, 16);
    means0 = madd(m0, m0, means0);
    means1 = madd(m1, m1, means1);
    variances0 = f32x4.add(variances0, v128.load(variance));
    variances1 = f32x4.add(variances1, v128.load(variance, 16));
  }
  v128.store(to, f32x4.add(means0, variances0));
  v128.store(to, f32x4.add(means1, variances1), 16);
}

/** Clears the sums of the activation form and takes sum_i V_ij^2. */
export function zeroPenalty(plan: Plan, parameters: usize): void {
  const H = plan.hidden;
  const recurrent = parameters + ((<usize>(H * plan.inputs)) << 2);
  memory.fill(plan.varianceSums, 0, (<usize>plan.hiddenRows) << 5);
  memory.fill(plan.columnNorms, 0, (<usize>plan.hiddenRows) << 2);
  for (let i = 0; i < H; i++) {
    for (let j = 0; j < H; j++) {
      const at = plan.columnNorms + ((<usize>j) << 2);
      const w = load<f32>(recurrent + ((<usize>(i * H + j)) << 2));
      store<f32>(at, load<f32>(at) + w * w);
    }
  }
  plan.secondSum = 0;
}

/** Adds a panel of h that feeds a further step to the sums of the penalty, each row with its weight. */
export function addPenalty(plan: Plan, b: i32, means: usize, variances: usize): void {
  const weight0 = v128.load(plan.sequenceWeights + (<usize>b) * ROW);
  const weight1 = v128.load(plan.sequenceWeights + (<usize>b) * ROW, 16);
  let sums = plan.varianceSums;
  let total0 = f32x4.splat(0);
  let total1 = total0;
  const end = means + ((<usize>plan.hidden) << 5);
  for (; means < end; means += ROW, variances += ROW, sums += ROW) {
    const v0 = v128.load(variances);
    const v1 = v128.load(variances, 16);
    const h0 = v128.load(means);
    const h1 = v128.load(means, 16);
    total0 = madd(h0, h0, f32x4.add(total0, v0));
    total1 = madd(h1, h1, f32x4.add(total1, v1));
    v128.store(sums, madd(v0, weight0, v128.load(sums)));
    v128.store(sums, madd(v1, weight1, v128.load(sums, 16)), 16);
  }
  plan.secondSum += <f64>sumLanes(f32x4.add(f32x4.mul(total0, weight0), f32x4.mul(total1, weight1)));
}

/**
 * penalty = H (sigma_U^2 sum |x|^2 + sigma_V^2 sum h2 + T B sigma_a^2) + sum_j c_j sum Var h_j + sum U_ij^2 Var x_j, every
 * sum over the steps that are there, each row with its weight.
 */
export function finishPenalty(plan: Plan, parameters: usize): void {
  const H = plan.hidden;
  let spread: f64 = 0;
  for (let j = 0; j < H; j++) {
    const at = plan.varianceSums + ((<usize>j) << 5);
    const sum = sumLanes(f32x4.add(v128.load(at), v128.load(at, 16)));
    store<f32>(at, sum);
    spread += <f64>sum * <f64>load<f32>(plan.columnNorms + ((<usize>j) << 2));
  }
  const I = plan.inputs;
  let seconds = inputSeconds(plan);
  if (plan.inputVariance) {
    for (let j = 0; j < I; j++) {
      const total = inputSpread(plan, j);
      const norm = columnNorm(parameters + ((<usize>j) << 2), I, H);
      const sums = plan.inputSums + ((<usize>j) << 3);
      store<f32>(sums, <f32>total);
      store<f32>(sums, <f32>norm, 4);
      seconds += total;
      spread += total * norm;
    }
  }
  plan.inputSecondSum = seconds;
  const common =
    <f64>plan.inputNoise * seconds +
    <f64>plan.recurrentNoise * plan.secondSum +
    <f64>plan.biasNoise * plan.stepSum;
  plan.penalty = <f64>H * common + spread;
}

/** Sum of Var x_j over steps and rows. A step that is not there has none. */
function inputSpread(plan: Plan, j: i32): f64 {
  let at = plan.inputVariance + ((<usize>(plan.begin * plan.batch * plan.inputs + j)) << 2);
  let total: f64 = 0;
  for (let t = plan.begin; t < plan.steps; t++) {
    for (let r = 0; r < plan.batch; r++) {
      total += <f64>weightOf(plan, r) * <f64>load<f32>(at);
      at += (<usize>plan.inputs) << 2;
    }
  }
  return total;
}

/** Sum of the squares of `rows` floats at `at`, `columns` floats apart. */
export function columnNorm(at: usize, columns: i32, rows: i32): f64 {
  let total: f64 = 0;
  for (let r = 0; r < rows; r++) {
    const w = <f64>load<f32>(at + ((<usize>(r * columns)) << 2));
    total += w * w;
  }
  return total;
}

/** What the activation form's penalty adds to the gradients of V, of U and of the layer below. */
export function penaltyGradient(plan: Plan, parameters: usize, gradient: usize): void {
  const H = plan.hidden;
  const I = plan.inputs;
  const weight = plan.penaltyWeight;
  const recurrent = (<usize>(H * I)) << 2;
  for (let j = 0; j < H; j++) {
    addScaledColumn(recurrent + ((<usize>j) << 2), H, 2 * weight * load<f32>(plan.varianceSums + ((<usize>j) << 5)), parameters, gradient, H);
  }
  if (!plan.inputGradient) return; // a layer below gives variances too
  const second = weight * <f32>H * plan.inputNoise;
  for (let j = 0; j < I; j++) {
    const at = (<usize>j) << 2;
    const sums = plan.inputSums + ((<usize>j) << 3);
    addScaledColumn(at, I, 2 * weight * load<f32>(sums), parameters, gradient, H);
    const spread = second + weight * load<f32>(sums, 4);
    let k = at + ((<usize>(plan.begin * plan.batch * I)) << 2);
    for (let t = plan.begin; t < plan.steps; t++) {
      for (let r = 0; r < plan.batch; r++) {
        const q = weightOf(plan, r);
        const mean = plan.inputGradient + k;
        const variance = plan.inputVarianceGradient + k;
        store<f32>(mean, load<f32>(mean) + 2 * load<f32>(plan.input + k) * second * q);
        store<f32>(variance, load<f32>(variance) + spread * q);
        k += (<usize>I) << 2;
      }
    }
  }
}

// gradient[at + i columns] += factor * parameters[at + i columns] for i < rows.
function addScaledColumn(at: usize, columns: i32, factor: f32, parameters: usize, gradient: usize, rows: i32): void {
  for (let i = 0; i < rows; i++) {
    const k = at + ((<usize>(i * columns)) << 2);
    store<f32>(gradient + k, load<f32>(gradient + k) + factor * load<f32>(parameters + k));
  }
}
