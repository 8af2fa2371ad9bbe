import { ensure } from "../core/errors.js";
import { ridgeSolve } from "../core/numeric/linear-algebra.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number, required } from "../core/rules.js";
import { windowSetRule } from "../data/rules.js";
import { ensureWindowSet } from "../data/window-set-check.js";
import { onLease } from "../kernels/lease.js";
import { floatArrayRule, kernelsRule } from "../kernels/rules.js";
import { networkRule } from "../network/rules.js";
import { unitsRead } from "../network/units-read.js";
import { ensureParameters } from "../objective/ensure-parameters.js";
import { objectiveRule } from "../objective/rules.js";
import { type ReadoutFeatures, readoutProducts } from "./readout-products.js";

export interface RidgeReadoutOptions extends ReadoutFeatures {
  /** Ridge penalty on W for each scored row, >= 0. Default 1e-4: keeps the problem solvable with more units than windows. */
  readonly penalty?: number;
}

const OPTIONS = {
  network: required(networkRule),
  kernels: required(kernelsRule),
  parameters: required(floatArrayRule),
  objective: required(objectiveRule),
  set: required(windowSetRule),
  sigma: required(number),
  penalty: number,
} satisfies OptionRules<RidgeReadoutOptions>;

/**
 * Solves the readout (W, b) exactly for the squared loss, the recurrent layers held:
 *
 *     argmin  sum over scored rows of w (|W E h + b - y|^2 + v sum_oj W_oj^2 Var h_j + penalty |W|^2)
 *
 * w is a row's weight, 1 unless the set says otherwise and 0 before a sequence begins. E h, Var h are the top layer's moments under the objective at this sigma and v its weight of the output variance: with
 * penalty 0 it is the minimiser of g itself in (W, b), since no other part of g depends on them. One pass over the windows
 * and one Cholesky factorisation.
 *
 * @throws GradusError for an objective without closed form at sigma > 0, and for features that are linearly dependent.
 */
export function ridgeReadout(options: RidgeReadoutOptions): void {
  ensureOptions("ridgeReadout", options, OPTIONS);
  const { set, penalty = 1e-4 } = options;
  ensureWindowSet("ridgeReadout", set, "set");
  ensureParameters("ridgeReadout", options);
  ensure(penalty >= 0, () => `ridgeReadout: \`penalty\` must be >= 0, got ${penalty}. Use 1e-4.`);
  onLease(options.kernels, (kernels) => solve({ ...options, kernels, penalty }));
}

function solve({ penalty, ...options }: Required<RidgeReadoutOptions>): void {
  const { gram, cross, weight } = readoutProducts(options);
  const F = Math.sqrt(gram.length);
  const penalties = new Float64Array(F).fill(penalty * weight);
  penalties[F - 1] = 0;
  writeReadout(options, ridgeSolve({ gram, cross, penalty: penalties }));
}

/** @param solution (H + 1, O), the last row b */
export function writeReadout(
  { network: { spec, layout }, parameters }: Pick<RidgeReadoutOptions, "network" | "parameters">,
  solution: Float64Array,
): void {
  const [H, O] = [unitsRead(spec), spec.outputSize];
  const { offset } = layout.blocks.at(-1)!;
  for (let o = 0; o < O; o++) {
    for (let j = 0; j < H; j++) parameters[offset + o * H + j] = solution[j * O + o]!;
    parameters[offset + O * H + o] = solution[H * O + o]!;
  }
}
