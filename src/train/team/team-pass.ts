import type { Objective, ObjectivePass, TrainSpec } from "../../objective/contract.js";
import { planObjective } from "../../objective/plan-objective.js";
import { weightOfBatch } from "../../objective/scored-rows.js";
import { shareOf, type Team } from "./team.js";

/** Places of the figures of a pass that are summed beside the gradient: value, by sigma, weight of the rows; then by sigma slice by slice. */
const VALUE = 0;
const BY_SIGMA = 1;
const ROW_WEIGHT = 2;
const BY_SLICE = 3;

/**
 * Plans an objective for a batch that a team shares. With W_m the weight of the scored rows at member m (their number, where rows are
 * not weighted) and W that of the whole batch,
 *
 *     g = sum over m of (W_m / W) g_m
 *
 * for the value, the gradient and the slopes by sigma, since every objective is a mean over the rows of a batch, in proportion to their weights. So the
 * pass means the whole batch to whoever uses it; only `batch` holds this member's rows (see `shareOf`) alone.
 * Alone, it is the objective's own pass. Members that draw noise draw the same one.
 */
export function planForTeam(objective: Objective, spec: TrainSpec, team: Team): ObjectivePass {
  if (team.worldSize === 1) return planObjective(objective, spec);
  const { from, to } = shareOf(spec.batch, team);
  const rows = to - from;
  // A member without rows plans a pass that it never runs, to know what kind of pass this is.
  const pass = planObjective(objective, { ...spec, batch: Math.max(1, rows), firstSequence: from });
  const { kernels, gradient, network } = spec;
  const figures = new Float64Array(BY_SLICE + network.layout.slices.length);
  const bySlice = figures.subarray(BY_SLICE);
  const isWeighted = pass.batch.weights !== null || (pass.batch.lengths !== null && spec.scored === "all");
  const shape = { batch: rows, steps: spec.steps, scored: spec.scored };
  /** Of this member's rows: known before the batch is only where rows are not weighted. */
  const weightBefore = () => (isWeighted ? weightOfBatch(pass.batch, shape) : rows / spec.batch);
  /** Divides by the weight of the whole batch what was summed with the weights of its parts. */
  const finish = () => {
    if (!isWeighted) return;
    const factor = figures[ROW_WEIGHT]! > 0 ? 1 / figures[ROW_WEIGHT]! : 0;
    for (let k = 0; k < figures.length; k++) figures[k]! *= factor;
  };
  return {
    batch: pass.batch,
    ...(pass.state && { state: pass.state }),
    get gradientBySigma() {
      return figures[BY_SIGMA]!;
    },
    ...(pass.perSlice && { perSlice: { shares: pass.perSlice.shares, gradientBySigma: bySlice } }),
    evaluate(sigma) {
      figures.fill(0);
      if (rows > 0) {
        figures[ROW_WEIGHT] = weightBefore();
        figures[VALUE] = figures[ROW_WEIGHT] * pass.evaluate(sigma);
      }
      team.allReduce(figures);
      finish();
      return figures[VALUE]!;
    },
    differentiate(sigma, depth) {
      figures.fill(0);
      if (rows > 0) {
        const weight = weightBefore();
        figures[ROW_WEIGHT] = weight;
        figures[VALUE] = weight * pass.differentiate(sigma, depth);
        figures[BY_SIGMA] = weight * pass.gradientBySigma;
        if (pass.perSlice) {
          for (let k = 0; k < bySlice.length; k++) bySlice[k] = weight * pass.perSlice.gradientBySigma[k]!;
        }
        kernels.vector.scale(gradient, weight);
      } else {
        gradient.fill(0);
      }
      team.allReduce(figures, gradient);
      if (isWeighted) kernels.vector.scale(gradient, figures[ROW_WEIGHT]! > 0 ? 1 / figures[ROW_WEIGHT]! : 0);
      finish();
      return figures[VALUE]!;
    },
  };
}
