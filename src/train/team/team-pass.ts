import type { NoiseShares, Objective, ObjectivePass, PassSpec } from "../../objective/contract.js";
import { shareOf, type Team } from "./team.js";

/** Figures of a pass that are summed beside the gradient: value, by sigma, and by sigma for the four kinds of tensor. */
const KINDS = ["input", "recurrent", "bias", "readout"] as const;
const BY_SIGMA = 1;
const BY_KIND = 2;

/**
 * Plans an objective for a batch that a team shares. With R_w of B rows at member w,
 *
 *     g = sum over w of (R_w / B) g_w
 *
 * for the value, the gradient and the slopes by sigma, since every objective is a mean over the sequences of a batch. So the
 * pass means the whole batch to whoever uses it; only `inputs` and `targets` hold this member's rows (see `shareOf`) alone.
 * Alone, it is the objective's own pass. Members that draw noise draw the same one.
 */
export function planForTeam(objective: Objective, spec: PassSpec, team: Team): ObjectivePass {
  if (team.size === 1) return objective.plan(spec);
  const { from, to } = shareOf(spec.batch, team);
  const rows = to - from;
  // A member without rows plans a pass that it never runs, to know what kind of pass this is.
  const pass = objective.plan({ ...spec, batch: Math.max(1, rows) });
  const weight = rows / spec.batch;
  const figures = new Float64Array(BY_KIND + KINDS.length);
  const byKind: NoiseShares = { input: 0, recurrent: 0, bias: 0, readout: 0 };
  const { kernels, gradient } = spec;
  return {
    inputs: pass.inputs,
    targets: pass.targets,
    get bySigma() {
      return figures[BY_SIGMA]!;
    },
    ...(pass.perTensor && { perTensor: { shares: pass.perTensor.shares, bySigma: byKind } }),
    evaluate(sigma) {
      figures.fill(0);
      if (rows > 0) figures[0] = weight * pass.evaluate(sigma);
      team.sum(figures);
      return figures[0]!;
    },
    differentiate(sigma, depth) {
      figures.fill(0);
      if (rows > 0) {
        figures[0] = weight * pass.differentiate(sigma, depth);
        figures[BY_SIGMA] = weight * pass.bySigma;
        if (pass.perTensor) {
          for (let k = 0; k < KINDS.length; k++) figures[BY_KIND + k] = weight * pass.perTensor.bySigma[KINDS[k]!];
        }
        kernels.vector.scale(gradient, weight);
      } else {
        gradient.fill(0);
      }
      team.sum(figures, gradient);
      for (let k = 0; k < KINDS.length; k++) byKind[KINDS[k]!] = figures[BY_KIND + k]!;
      return figures[0]!;
    },
  };
}
