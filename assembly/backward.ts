import { throughWeightsForm, throughPlain, throughActivationForm } from "./chain";
import { hide } from "./lengths";
import { unpackGradient } from "./pack";
import { addPanel, panelToRows, rowsToPanel } from "./panel";
import { lanesOf, panelAt, panelBytes, Plan } from "./plan";
import { penaltyGradient } from "./penalty";
import { panelProducts } from "./product";
import { ROW } from "./simd";
import { samplesInGroups, samplesInPanels } from "./window";

/** Back-propagation through time from the last step to plan.firstStep; adds to `gradient`. */
export function elmanBackward(plan: Plan, parameters: usize, gradient: usize): void {
  const blocks = plan.blocks;
  const state: usize = (<usize>plan.hiddenRows) << 5;
  const set = (<usize>blocks) * state;
  const hasVariance = plan.form == 2;
  let now = plan.deltas;
  let next = now + set;
  let now2 = plan.deltas2;
  let next2 = now2 + set;
  clear(plan, now, now2, set);
  const from = plan.emitAll ? 0 : plan.steps - 1;
  let filled = 0; // samples in the window
  for (let t = plan.steps - 1; t >= plan.firstStep; t--) {
    for (let b = 0; b < blocks; b++) {
      const at = (<usize>b) * state;
      if (t >= from) addEmitted(plan, t - from, b, now + at, now2 + at);
      if (plan.lengths) hideGradients(plan, t, b, now + at, now2 + at);
      if (plan.form == 0) throughPlain(plan, t, b, now + at);
      else if (plan.form == 1) throughActivationForm(plan, t, b, now + at, now2 + at);
      else throughWeightsForm(plan, t, b, now + at, now2 + at);
      const place = filled + (b << 3);
      record(plan, plan.history, plan.historyWindow, plan.deltaWindow, t, b, now + at, place);
      if (hasVariance) record(plan, plan.history2, plan.historyWindow2, plan.deltaWindow2, t, b, now2 + at, place);
      if (plan.inputGradient) backToInput(plan, t, b, now + at, now2 + at);
    }
    if (t > plan.firstStep) {
      back(plan, plan.transposed, now, next);
      if (hasVariance) back(plan, plan.transposed2, now2, next2);
    }
    filled += blocks << 3;
    if (filled == plan.samples || t == plan.firstStep) {
      addProduct(plan, plan.historyWindow, plan.deltaWindow, plan.gradient, filled);
      if (hasVariance) addProduct(plan, plan.historyWindow2, plan.deltaWindow2, plan.gradient2, filled);
      filled = 0;
    }
    // The activation form's dL/dVar h comes from outside at every step, not from the step after.
    if (plan.form == 1) memory.fill(now2, 0, set);
    let swap = now;
    now = next;
    next = swap;
    if (hasVariance) {
      swap = now2;
      now2 = next2;
      next2 = swap;
    }
  }
  unpackGradient(plan, parameters, gradient);
  if (plan.form == 1) {
    const weight = <f64>plan.penaltyWeight * <f64>plan.hidden;
    plan.inputNoiseGradient = weight * plan.inputSecondSum;
    plan.recurrentNoiseGradient = weight * plan.secondSum;
    plan.biasNoiseGradient = weight * plan.stepSum;
    penaltyGradient(plan, parameters, gradient);
  }
}

function clear(plan: Plan, now: usize, now2: usize, set: usize): void {
  const packed = (<usize>((plan.hidden + 7) >> 3)) * panelBytes(plan);
  memory.fill(plan.gradient, 0, packed);
  memory.fill(now, 0, set);
  plan.unitGradient = 0;
  plan.inputNoiseGradient = 0;
  plan.recurrentNoiseGradient = 0;
  plan.biasNoiseGradient = 0;
  const first = (<usize>(plan.begin * plan.batch * plan.inputs)) << 2;
  const inputs = ((<usize>(plan.steps * plan.batch * plan.inputs)) << 2) - first;
  if (plan.inputGradient) memory.fill(plan.inputGradient + first, 0, inputs);
  if (plan.form == 0) return;
  memory.fill(now2, 0, set);
  if (plan.inputVarianceGradient) memory.fill(plan.inputVarianceGradient + first, 0, inputs);
  if (plan.form == 1) return;
  memory.fill(plan.gradient2, 0, packed);
  memory.fill(plan.common, 0, (<usize>plan.blocks) * ROW);
}

// No gradient goes into a sequence that has not begun.
function hideGradients(plan: Plan, t: i32, b: i32, d: usize, d2: usize): void {
  hide(plan, t, b, d, plan.hiddenRows);
  if (plan.form) hide(plan, t, b, d2, plan.hiddenRows);
  if (plan.form == 2) hide(plan, t, b, plan.common + (<usize>b) * ROW, 1);
}

// Adds the caller's dL/dh of emitted step s. Rows of padding in `scratch` stay 0.
function addEmitted(plan: Plan, s: i32, b: i32, d: usize, d2: usize): void {
  const H = plan.hidden;
  const lanes = lanesOf(plan, b);
  const row = ((<usize>(s * plan.batch + 8 * b)) * <usize>H) << 2;
  rowsToPanel(plan.outputGradient + row, H, lanes, plan.scratch);
  addPanel(d, plan.scratch, plan.hiddenRows << 3);
  if (plan.form == 0) return;
  rowsToPanel(plan.outputVarianceGradient + row, H, lanes, plan.scratch);
  addPanel(d2, plan.scratch, plan.hiddenRows << 3);
}

// Puts step t of block b into the window, from place `place` on.
function record(
  plan: Plan, history: usize, historyWindow: usize, deltaWindow: usize, t: i32, b: i32, d: usize, place: i32,
): void {
  samplesInGroups(panelAt(plan, history, t, b), plan.rows, historyWindow, plan.samples, place);
  samplesInPanels(d, plan.hiddenRows, deltaWindow, plan.samples, place);
}

// dL/dh_{t-1} = V^T dL/dm_t, for every block.
// @ts-ignore: decorator
@inline function back(plan: Plan, transposed: usize, d: usize, to: usize): void {
  const H = plan.hiddenRows;
  const apart = (<usize>H) * ROW;
  panelProducts(transposed, H, d, apart, to, apart, H, H, plan.blocks, false);
}

/** dL/dx of the layer below, and dL/dVar x when it has one. */
function backToInput(plan: Plan, t: i32, b: i32, d: usize, d2: usize): void {
  const H = plan.hiddenRows;
  const I = plan.inputs;
  const columns = (I + 3) & ~3;
  const apart = (<usize>H) * ROW;
  const lanes = lanesOf(plan, b);
  const row = ((<usize>(t * plan.batch + 8 * b)) * <usize>I) << 2;
  const inputWeights = (<usize>(H * H)) << 2;
  panelProducts(plan.transposed + inputWeights, H, d, apart, plan.scratch2, apart, H, columns, 1, false);
  if (plan.form == 2) addInputSecond(plan, t, b, 2);
  panelToRows(plan.scratch2, I, lanes, plan.inputGradient + row);
  if (plan.form != 2 || !plan.inputVarianceGradient) return;
  panelProducts(plan.transposed2 + inputWeights, H, d2, apart, plan.scratch2, apart, H, columns, 1, false);
  addInputSecond(plan, t, b, 1);
  panelToRows(plan.scratch2, I, lanes, plan.inputVarianceGradient + row);
}

// E x^2 = (E x)^2 + Var x: its gradient g adds 2 x g to dL/dE x (factor 2) and g to dL/dVar x (factor 1).
function addInputSecond(plan: Plan, t: i32, b: i32, factor: i32): void {
  const input = panelAt(plan, plan.history, t, b) + (<usize>plan.hiddenRows) * ROW;
  const dCommon = plan.common + (<usize>(plan.blocks + b)) * ROW;
  for (let half: usize = 0; half < 32; half += 16) {
    const g = f32x4.mul(v128.load(dCommon + half), f32x4.splat(plan.inputNoise));
    for (let j = 0; j < plan.inputs; j++) {
      const to = plan.scratch2 + (<usize>j) * ROW + half;
      let add = g;
      if (factor == 2) {
        const x = v128.load(input + (<usize>j) * ROW + half);
        add = f32x4.mul(f32x4.add(x, x), g);
      }
      v128.store(to, f32x4.add(v128.load(to), add));
    }
  }
}

/** Adds to the gradient the product, summed over the first `samples` of the window, of [h; x; 1] with dL/dm. */
function addProduct(plan: Plan, history: usize, deltas: usize, g: usize, samples: i32): void {
  const panels = (plan.hidden + 7) >> 3;
  const apart = (<usize>plan.samples) * ROW;
  panelProducts(history, plan.samples, deltas, apart, g, panelBytes(plan), samples, plan.rows, panels, true);
}
