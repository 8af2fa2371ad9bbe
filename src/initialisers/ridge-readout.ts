import { ensure } from "../core/errors.js";
import { ridgeSolve } from "../core/numeric/linear-algebra.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number, required } from "../core/rules.js";
import { forEachBatch, type Walk } from "../data/for-each-batch.js";
import { windowSetRule } from "../data/rules.js";
import type { WindowSet } from "../data/window-set.js";
import { ensureWindowSet } from "../data/window-set-check.js";
import type { FloatArray, Kernels, MeanVariance } from "../kernels/contract.js";
import { onLease } from "../kernels/lease.js";
import { floatArrayRule, kernelsRule } from "../kernels/rules.js";
import type { Network } from "../network/build.js";
import { networkRule } from "../network/rules.js";
import type { Objective } from "../objective/contract.js";
import { ensureParameters } from "../objective/ensure-parameters.js";
import { NetworkForward } from "../objective/network-forward.js";
import { setNoise, sharesBySlice } from "../objective/noise.js";
import { objectiveRule } from "../objective/rules.js";

const BATCH = 256;

export interface RidgeReadoutOptions {
  readonly network: Network;
  readonly kernels: Kernels;
  /** (P), from the kernels' own `allocate`; its readout W, b is overwritten, the rest is read. */
  readonly parameters: FloatArray;
  /** Which smoothed features: those of a closed form, or, at sigma = 0, the units themselves. */
  readonly objective: Objective;
  readonly set: WindowSet;
  readonly sigma: number;
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

function solve(options: Required<RidgeReadoutOptions>): void {
  const { network, parameters, set, penalty } = options;
  const H = network.spec.hiddenSizes.at(-1)!;
  const O = network.spec.outputSize;
  const F = H + 1; // the features and a constant 1, whose coefficient is b
  const gram = new Float64Array(F * F);
  const cross = new Float64Array(F * O);
  const { pass, batch, variance } = featurePass(options);
  const walk = { from: 0, to: set.length, batch, indices: new Uint32Array(Math.min(BATCH, set.length)) };
  let total = 0;
  forEachBatch(set, walk, () => {
    const features = pass.predictFeatures();
    total += addProducts(features, batch, { H, O, variance, gram, cross });
  });
  const penalties = new Float64Array(F).fill(penalty * total);
  penalties[H] = 0;
  const solution = ridgeSolve({ gram, cross, penalty: penalties });
  const { offset } = network.layout.blocks[network.layout.blocks.length - 1]!;
  for (let o = 0; o < O; o++) {
    for (let j = 0; j < H; j++) parameters[offset + o * H + j] = solution[j * O + o]!;
    parameters[offset + O * H + o] = solution[H * O + o]!;
  }
}

/** The network in the objective's form at sigma, and the weight of its output variance. */
function featurePass({ network, kernels, parameters, objective, set, sigma }: RidgeReadoutOptions) {
  const { closedForm } = objective;
  ensure(
    sigma === 0 || closedForm !== undefined,
    () =>
      `ridgeReadout: needs features in closed form at sigma ${sigma}, "${objective.name}" has none. ` +
      "Use weights() or activation(), or sigma 0.",
  );
  const form = sigma === 0 || closedForm === undefined ? "plain" : closedForm.form;
  const rows = Math.min(BATCH, set.length);
  const pass = new NetworkForward(
    {
      network,
      kernels,
      batch: rows,
      steps: set.window,
      scored: set.scored,
      parameters,
      hasLengths: set.lengths !== null,
    },
    form,
  );
  if (form !== "plain") {
    const { shares, smoothUnits } = closedForm!;
    setNoise(pass.noise, network.layout, { sigma, shares: sharesBySlice(network.layout, shares), smoothUnits });
  }
  const scoredRows = set.scored === "all" ? rows * set.window : rows;
  const batch: Walk["batch"] = {
    inputs: pass.inputs,
    targets: new Float32Array(scoredRows * network.spec.outputSize),
    weights: new Float32Array(scoredRows),
    lengths: pass.lengths,
  };
  return { pass, batch, variance: form === "plain" ? 0 : closedForm!.weights.variance };
}

interface Products {
  readonly H: number;
  readonly O: number;
  readonly variance: number;
  readonly gram: Float64Array;
  readonly cross: Float64Array;
}

/** Adds the rows' products by their weights; returns the sum of the weights. */
function addProducts({ mean, variance: spread }: MeanVariance, batch: Walk["batch"], products: Products): number {
  const { H, O, variance, gram, cross } = products;
  const { targets, weights } = batch;
  const F = H + 1;
  const feature = new Float64Array(F).fill(1);
  let total = 0;
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    total += weight;
    for (let j = 0; j < H; j++) feature[j] = mean[row * H + j]!;
    for (let i = 0; i < F; i++) {
      const weighted = weight * feature[i]!;
      for (let j = 0; j < F; j++) gram[i * F + j]! += weighted * feature[j]!;
      for (let o = 0; o < O; o++) cross[i * O + o]! += weighted * targets[row * O + o]!;
    }
    if (spread) for (let j = 0; j < H; j++) gram[j * F + j]! += weight * variance * spread[row * H + j]!;
  }
  return total;
}
