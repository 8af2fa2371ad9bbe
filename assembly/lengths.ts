import { Plan } from "./plan";
import { ROW } from "./simd";

/**
 * Sequences of unequal length end together: step t of row r is there when lengths[r] >= steps - t. Before it a row's states are 0,
 * no input is read and no gradient goes back. All of this is skipped when plan.lengths is 0.
 */

/**
 * All ones in the lanes of half a panel (byte 0 or 16 of a row) whose sequences have begun at step t.
 *
 * Reads whole panels of lengths: arrays lie 64 bytes apart, and what stands in lanes of padding is of no account.
 */
export function begun(plan: Plan, t: i32, b: i32, half: usize): v128 {
  if (!plan.lengths) return i32x4.splat(-1);
  return f32x4.ge(v128.load(plan.lengths + (<usize>b) * ROW + half), f32x4.splat(<f32>(plan.steps - t)));
}

/** Sets the lanes that have not begun at step t to 0 in so many rows of a panel; only where there are lengths. */
export function hide(plan: Plan, t: i32, b: i32, panel: usize, rows: i32): void {
  hideLanes(plan.lengths + (<usize>b) * ROW, plan.steps - t, panel, rows);
}

/** Sets the lanes whose length is below `least` to 0 in so many rows of a panel. */
export function hideLanes(lengths: usize, least: i32, panel: usize, rows: i32): void {
  const steps = f32x4.splat(<f32>least);
  for (let half: usize = 0; half < 32; half += 16) {
    const lanes = f32x4.ge(v128.load(lengths + half), steps);
    for (let i = 0; i < rows; i++) {
      const at = panel + half + ((<usize>i) << 5);
      v128.store(at, v128.and(v128.load(at), lanes));
    }
  }
}

// Weight of batch row r in the penalty.
// @ts-ignore: decorator
@inline export function weightOf(plan: Plan, r: i32): f32 {
  return load<f32>(plan.sequenceWeights + ((<usize>r) << 2));
}

/** Sum of x^2 over the inputs of all steps that are there, each row with its weight; sums up those weights too. */
export function inputSeconds(plan: Plan): f64 {
  const I = plan.inputs;
  let total: f64 = 0;
  let steps: f64 = 0;
  let at = plan.input;
  if (!plan.lengths && plan.sequenceWeights == plan.mask) {
    const rows = plan.steps * plan.batch;
    const end = at + ((<usize>(rows * I)) << 2);
    for (; at < end; at += 4) total += <f64>load<f32>(at) * <f64>load<f32>(at);
    plan.stepSum = <f64>rows;
    return total;
  }
  at += (<usize>(plan.begin * plan.batch * I)) << 2;
  for (let t = plan.begin; t < plan.steps; t++) {
    for (let r = 0; r < plan.batch; r++) {
      const end = at + ((<usize>I) << 2);
      const weight = <f64>weightOf(plan, r);
      if (plan.lengths && load<f32>(plan.lengths + ((<usize>r) << 2)) < <f32>(plan.steps - t)) at = end;
      else steps += weight;
      for (; at < end; at += 4) total += weight * <f64>load<f32>(at) * <f64>load<f32>(at);
    }
  }
  plan.stepSum = steps;
  return total;
}
