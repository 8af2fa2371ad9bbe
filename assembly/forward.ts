import { plainCurve, smoothedCurve } from "./curve";
import { momentsCurve } from "./moments";
import { packWeights } from "./pack";
import { panelToRows, rowsToPanel, scatterChunks } from "./panel";
import { historyAt, historyStride, lanesOf, Plan } from "./plan";
import { secondsOfStep, zeroPenalty, addPenalty, finishPenalty } from "./penalty";
import { panelProducts } from "./product";

/** Runs a planned Elman layer over its sequence; every step's panels go to the history for the way back. */
export function elmanForward(plan: Plan, parameters: usize): void {
  packWeights(plan, parameters);
  const blocks = plan.blocks;
  const panel: usize = (<usize>plan.rows) << 5;
  const state: usize = (<usize>plan.hiddenRows) << 5;
  const slopes: usize = plan.form == 0 ? state : 4 * state;
  let from = plan.panels;
  let to = from + (<usize>blocks) * panel;
  let from2 = plan.panels2;
  let to2 = from2 + (<usize>blocks) * panel;
  for (let b = 0; b < blocks; b++) {
    memory.fill(from + (<usize>b) * panel, 0, state);
    if (plan.form) memory.fill(from2 + (<usize>b) * panel, 0, state);
  }
  if (plan.form == 1) zeroPenalty(plan, parameters);
  for (let t = 0; t < plan.steps; t++) {
    for (let b = 0; b < blocks; b++) {
      const at = <usize>b * panel;
      complete(plan, t, b, from + at, from2 + at);
    }
    products(plan, plan.weights, from, to);
    if (plan.form == 2) products(plan, plan.weights2, from2, to2);
    for (let b = 0; b < blocks; b++) {
      const at = <usize>b * panel;
      const slope = plan.slopes + (<usize>(t * blocks + b)) * slopes;
      if (plan.form == 0) plainCurve(plan, to + at, slope);
      else if (plan.form == 1) {
        smoothedCurve(plan, to + at, to2 + at, slope);
        if (t + 1 < plan.steps) addPenalty(plan, b, to + at, to2 + at);
      } else momentsCurve(plan, to + at, to2 + at, slope);
      if (plan.emitAll || t + 1 == plan.steps) emit(plan, plan.emitAll ? t : 0, b, to + at, to2 + at);
    }
    let swap = from;
    from = to;
    to = swap;
    swap = from2;
    from2 = to2;
    to2 = swap;
  }
  const stride = historyStride(plan);
  for (let b = 0; b < blocks; b++) {
    const at = <usize>b * panel;
    scatterChunks(from + at, plan.hiddenRows >> 2, historyAt(plan, plan.history, plan.steps, b), stride);
    if (plan.form == 2) {
      scatterChunks(from2 + at, plan.hiddenRows >> 2, historyAt(plan, plan.history2, plan.steps, b), stride);
    }
  }
  if (plan.form == 1) finishPenalty(plan, parameters);
}

/** Completes the panels of h_{t-1} with x_t and records them for the way back. */
function complete(plan: Plan, t: i32, b: i32, from: usize, from2: usize): void {
  const lanes = lanesOf(plan, b);
  const stride = historyStride(plan);
  const inputs = plan.inputs;
  const state: usize = (<usize>plan.hiddenRows) << 5;
  const row = ((<usize>(t * plan.batch + 8 * b)) * <usize>inputs) << 2;
  rowsToPanel(plan.input + row, inputs, lanes, from + state);
  scatterChunks(from, plan.rows >> 2, historyAt(plan, plan.history, t, b), stride);
  if (plan.form != 2) return;
  if (plan.inputVariance) rowsToPanel(plan.inputVariance + row, inputs, lanes, from2 + state);
  secondsOfStep(plan, t, b, from, from2);
  scatterChunks(from2, plan.rows >> 2, historyAt(plan, plan.history2, t, b), stride);
}

/** m_t of every block: [V | U | a] times [h_{t-1}; x_t; 1]. */
function products(plan: Plan, weights: usize, from: usize, to: usize): void {
  panelProducts(weights, plan.rows, from, to, plan.rows, plan.depth, plan.hiddenRows, plan.blocks);
}

function emit(plan: Plan, t: i32, b: i32, panel: usize, panel2: usize): void {
  const lanes = lanesOf(plan, b);
  const H = plan.hidden;
  const row = ((<usize>(t * plan.batch + 8 * b)) * <usize>H) << 2;
  panelToRows(panel, H, lanes, plan.output + row);
  if (plan.form) panelToRows(panel2, H, lanes, plan.outputVariance + row);
}
