import { plainCurve, smoothedCurve } from "./curve";
import { momentsCurve } from "./moments";
import { packWeights } from "./pack";
import { panelToRows, rowsToPanel, scatterChunks } from "./panel";
import { historyAt, historyStride, lanesOf, Plan } from "./plan";
import { secondsOfStep, zeroPenalty, addPenalty, finishPenalty } from "./penalty";
import { tile } from "./tile";

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
      step(plan, t, b, from + at, to + at, from2 + at, to2 + at);
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

/** Completes the panels of h_{t-1} with x_t, records them, and writes m_t (and its variance) to the next panels. */
function step(plan: Plan, t: i32, b: i32, from: usize, to: usize, from2: usize, to2: usize): void {
  const lanes = lanesOf(plan, b);
  const stride = historyStride(plan);
  const inputs = plan.inputs;
  const state: usize = (<usize>plan.hiddenRows) << 5;
  const row = ((<usize>(t * plan.batch + 8 * b)) * <usize>inputs) << 2;
  rowsToPanel(plan.input + row, inputs, lanes, from + state);
  scatterChunks(from, plan.rows >> 2, historyAt(plan, plan.history, t, b), stride);
  tiles(plan, plan.weights, from, to);
  if (plan.form != 2) return;
  if (plan.inputVariance) rowsToPanel(plan.inputVariance + row, inputs, lanes, from2 + state);
  secondsOfStep(plan, t, b, from, from2);
  scatterChunks(from2, plan.rows >> 2, historyAt(plan, plan.history2, t, b), stride);
  tiles(plan, plan.weights2, from2, to2);
}

// @ts-ignore: decorator
@inline function tiles(plan: Plan, weights: usize, from: usize, to: usize): void {
  const size: usize = (<usize>plan.rows) << 4;
  const end = to + ((<usize>plan.hiddenRows) << 5);
  const depth = plan.depth;
  for (; to < end; to += 128, weights += size) tile(weights, from, to, depth);
}

function emit(plan: Plan, t: i32, b: i32, panel: usize, panel2: usize): void {
  const lanes = lanesOf(plan, b);
  const H = plan.hidden;
  const row = ((<usize>(t * plan.batch + 8 * b)) * <usize>H) << 2;
  panelToRows(panel, H, lanes, plan.output + row);
  if (plan.form) panelToRows(panel2, H, lanes, plan.outputVariance + row);
}
