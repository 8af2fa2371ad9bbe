import { activationCurve, HOST, host, plainCurve } from "./curve";
import { meanVarianceCurve } from "./mean-variance";
import { packWeights } from "./pack";
import { hide } from "./lengths";
import { panelToRows, rowsToPanel } from "./panel";
import { lanesOf, panelAt, panelBytes, Plan } from "./plan";
import { secondsOfStep, zeroPenalty, addPenalty, finishPenalty } from "./penalty";
import { panelProducts } from "./product";
import { ROW } from "./simd";

/** Runs a planned Elman layer over its sequence; each step's panels stay in the history for the way back. */
export function elmanForward(plan: Plan, parameters: usize): void {
  packWeights(plan, parameters);
  const state = (<usize>plan.hiddenRows) * ROW;
  const slopes: usize = plan.form == 0 ? state : 4 * state;
  if (plan.form == 1) zeroPenalty(plan, parameters);
  if (plan.begin) clearBefore(plan);
  for (let t = plan.begin; t < plan.steps; t++) {
    for (let b = 0; b < plan.blocks; b++) complete(plan, t, b);
    products(plan, plan.weights, plan.history, t);
    if (plan.form == 2) products(plan, plan.weights2, plan.history2, t);
    for (let b = 0; b < plan.blocks; b++) {
      const to = panelAt(plan, plan.history, t + 1, b);
      const slope = plan.slopes + (<usize>(t * plan.blocks + b)) * slopes;
      let to2: usize = 0;
      if (plan.form == 1) to2 = plan.variances + (<usize>b) * state;
      if (plan.form == 2) to2 = panelAt(plan, plan.history2, t + 1, b);
      if (plan.curve == HOST) host(changetype<usize>(plan), to, to2, slope);
      else if (plan.form == 0) plainCurve(plan.curve, plan.table, to, state, slope);
      else if (plan.form == 1) activationCurve(plan.table, to, state, to2, slope);
      // Behind the rows that other passes keep at 0.
      else meanVarianceCurve(plan.table, to, to2, slope, state, plan.scratch + state);
      if (plan.lengths) {
        hide(plan, t, b, to, plan.hiddenRows);
        if (plan.form) hide(plan, t, b, to2, plan.hiddenRows);
      }
      if (plan.form == 1 && t + 1 < plan.steps) addPenalty(plan, b, to, to2);
      if (plan.emitAll || t + 1 == plan.steps) emit(plan, plan.emitAll ? t : 0, b, to, to2);
    }
  }
  if (plan.form == 1) finishPenalty(plan, parameters);
}

// The state before the first step is 0: a longer batch may have left one there.
function clearBefore(plan: Plan): void {
  const state = (<usize>plan.hiddenRows) * ROW;
  for (let b = 0; b < plan.blocks; b++) {
    memory.fill(panelAt(plan, plan.history, plan.begin, b), 0, state);
    if (plan.form == 2) memory.fill(panelAt(plan, plan.history2, plan.begin, b), 0, state);
  }
}

/** Completes the panels of h_{t-1} with x_t. */
function complete(plan: Plan, t: i32, b: i32): void {
  const lanes = lanesOf(plan, b);
  const inputs = plan.inputs;
  const state = (<usize>plan.hiddenRows) * ROW;
  const row = ((<usize>(t * plan.batch + 8 * b)) * <usize>inputs) << 2;
  const panel = panelAt(plan, plan.history, t, b);
  rowsToPanel(plan.input + row, inputs, lanes, panel + state);
  // What stands before a sequence may be NaN, which a gradient of 0 times it would be too.
  if (plan.lengths) hide(plan, t, b, panel + state, inputs);
  if (plan.form != 2) return;
  const panel2 = panelAt(plan, plan.history2, t, b);
  if (plan.inputVariance) rowsToPanel(plan.inputVariance + row, inputs, lanes, panel2 + state);
  secondsOfStep(plan, t, b, panel, panel2);
}

/** m_t of every block: [V | U | a] times [h_{t-1}; x_t; 1]. */
function products(plan: Plan, weights: usize, history: usize, t: i32): void {
  const from = panelAt(plan, history, t, 0);
  const to = panelAt(plan, history, t + 1, 0);
  const apart = panelBytes(plan);
  panelProducts(weights, plan.rows, from, apart, to, apart, plan.depth, plan.hiddenRows, plan.blocks, false);
}

function emit(plan: Plan, t: i32, b: i32, panel: usize, panel2: usize): void {
  const lanes = lanesOf(plan, b);
  const H = plan.hidden;
  const row = ((<usize>(t * plan.batch + 8 * b)) * <usize>H) << 2;
  panelToRows(panel, H, lanes, plan.output + row);
  if (plan.form) panelToRows(panel2, H, lanes, plan.outputVariance + row);
}
