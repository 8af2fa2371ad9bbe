import { IDENTITY, RELU, TANH } from "./curve";
import { begun } from "./lengths";
import { panelAt, Plan } from "./plan";
import { flush, madd, ROW, sumLanes } from "./simd";

/** dL/dh_t to dL/dm_t, in place. */
export function throughPlain(plan: Plan, t: i32, b: i32, d: usize): void {
  const curve = plan.curve;
  if (curve == IDENTITY) return;
  const state: usize = (<usize>plan.hiddenRows) << 5;
  const end = d + state;
  if (curve != TANH && curve != RELU) {
    let slope = plan.slopes + (<usize>(t * plan.blocks + b)) * state;
    for (; d < end; d += 16, slope += 16) v128.store(d, flush(f32x4.mul(v128.load(d), v128.load(slope))));
    return;
  }
  let h = panelAt(plan, plan.history, t + 1, b);
  for (; d < end; d += ROW, h += ROW) {
    const y0 = v128.load(h);
    const y1 = v128.load(h, 16);
    const g0 = v128.load(d);
    const g1 = v128.load(d, 16);
    if (curve == TANH) {
      v128.store(d, flush(f32x4.sub(g0, f32x4.mul(g0, f32x4.mul(y0, y0)))));
      v128.store(d, flush(f32x4.sub(g1, f32x4.mul(g1, f32x4.mul(y1, y1)))), 16);
    } else {
      v128.store(d, flush(v128.and(g0, f32x4.gt(y0, f32x4.splat(0)))));
      v128.store(d, flush(v128.and(g1, f32x4.gt(y1, f32x4.splat(0)))), 16);
    }
  }
}

/**
 * (dL/dh1, dL/dVar h) from outside and from the next step to dL/dm_t, in place in `d`; adds to dL/ds^2.
 *
 * Slopes: h1', v', h1_s, v_s with v = Var h and subscript s for the derivative by s^2. The penalty adds dL/dv = w c_j and
 * dL/dh2 = w H sigma_V^2, times the row's weight, except at the last step, whose h feeds no other.
 */
export function throughActivationForm(plan: Plan, t: i32, b: i32, d: usize, dVariance: usize): void {
  const field: usize = (<usize>plan.hiddenRows) << 5;
  let slope = plan.slopes + (<usize>(t * plan.blocks + b)) * 4 * field;
  const history = panelAt(plan, plan.history, t + 1, b);
  const weight: f32 = t + 1 == plan.steps ? 0 : plan.penaltyWeight;
  const weights = plan.sequenceWeights + (<usize>b) * ROW;
  // With no noise Var h is 0 and stays: no gradient goes through it.
  const through = f32x4.splat(plan.unitNoise == 0 ? 0 : 1);
  let total = f32x4.splat(0);
  for (let half: usize = 0; half < 32; half += 16) {
    const lanes = v128.and(v128.load(weights + half), begun(plan, t, b, half));
    const second = f32x4.mul(lanes, f32x4.splat(weight * <f32>plan.hidden * plan.recurrentNoise));
    const spread = f32x4.mul(lanes, f32x4.splat(weight));
    for (let i = 0; i < plan.hidden; i++) {
      const at = half + ((<usize>i) << 5);
      const h = v128.load(history + at);
      const g = v128.load(d + at);
      const norm = v128.load_splat<f32>(plan.columnNorms + ((<usize>i) << 2));
      const gv = f32x4.mul(through, madd(spread, norm, v128.load(dVariance + at)));
      const gSecond = f32x4.add(gv, second);
      // dL/dh1 at fixed v: h2 = v + h1^2.
      const gMean = madd(f32x4.add(h, h), second, g);
      const from = slope + at;
      v128.store(d + at, flush(madd(gMean, v128.load(from), f32x4.mul(gSecond, v128.load(from + field)))));
      total = madd(gMean, v128.load(from + 2 * field), madd(gSecond, v128.load(from + 3 * field), total));
    }
  }
  plan.unitGradient += <f64>sumLanes(total);
}

/**
 * (dL/dE h, dL/dVar h) to (dL/d mean m, dL/d var m), in place; leaves dL/dE h^2 of the step before in plan.common and
 * its cause, the sum over units of dL/d var m, behind it.
 */
export function throughWeightsForm(plan: Plan, t: i32, b: i32, d: usize, dVariance: usize): void {
  const field: usize = (<usize>plan.hiddenRows) << 5;
  const slope = plan.slopes + (<usize>(t * plan.blocks + b)) * 4 * field;
  const history = panelAt(plan, plan.history, t + 1, b);
  const history2 = panelAt(plan, plan.history2, t + 1, b);
  const common = plan.common + (<usize>b) * ROW;
  const cause = common + (<usize>plan.blocks) * ROW;
  const seconds = plan.seconds + (<usize>(t * plan.blocks + b)) * 64;
  const zero = f32x4.splat(0);
  for (let half: usize = 0; half < 32; half += 16) {
    const second = v128.load(common + half);
    let total = zero;
    for (let i = 0; i < plan.hidden; i++) {
      const at = half + ((<usize>i) << 5);
      const h = v128.load(history + at);
      const spread = v128.load(history2 + at);
      // A variance held at 0 passes no gradient on.
      const gv = v128.and(v128.load(dVariance + at), f32x4.ne(spread, zero));
      const gSecond = f32x4.add(gv, second);
      const gMean = madd(f32x4.add(h, h), second, v128.load(d + at));
      const from = slope + at;
      v128.store(d + at, flush(madd(gMean, v128.load(from), f32x4.mul(gSecond, v128.load(from + field)))));
      const dv = madd(gMean, v128.load(from + 2 * field), f32x4.mul(gSecond, v128.load(from + 3 * field)));
      v128.store(dVariance + at, flush(dv));
      total = f32x4.add(total, dv);
    }
    v128.store(cause + half, total);
    v128.store(common + half, f32x4.mul(total, f32x4.splat(plan.recurrentNoise)));
    plan.biasNoiseGradient += <f64>sumLanes(total);
    plan.inputNoiseGradient += <f64>sumLanes(f32x4.mul(total, v128.load(seconds + half)));
    plan.recurrentNoiseGradient += <f64>sumLanes(f32x4.mul(total, v128.load(seconds + 32 + half)));
  }
}
