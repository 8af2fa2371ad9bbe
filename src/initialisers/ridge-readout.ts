import { ensure } from "../core/errors.js";
import { ridgeSolve } from "../core/numeric/linear-algebra.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number, required } from "../core/rules.js";
import type { Batch } from "../data/batch.js";
import { windowSetRule } from "../data/rules.js";
import { gather, type WindowSet } from "../data/window-set.js";
import type { FloatArray, Kernels, MeanVariance } from "../kernels/contract.js";
import { floatArrayRule, kernelsRule } from "../kernels/rules.js";
import type { Network } from "../network/build.js";
import { networkRule } from "../network/rules.js";
import type { Objective } from "../objective/contract.js";
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
  /** Ridge penalty on W for each window, >= 0. Default 1e-4: keeps the problem solvable with more units than windows. */
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
 *     argmin  sum over windows of |W E h + b - y|^2 + v sum_oj W_oj^2 Var h_j + penalty |W|^2
 *
 * E h, Var h are the top layer's moments under the objective at this sigma and v its weight of the output variance: with
 * penalty 0 it is the minimiser of g itself in (W, b), since no other part of g depends on them. One pass over the windows
 * and one Cholesky factorisation.
 *
 * @throws GradusError for an objective without closed form at sigma > 0, and for features that are linearly dependent.
 */
export function ridgeReadout(options: RidgeReadoutOptions): void {
  ensureOptions("ridgeReadout", options, OPTIONS);
  const { network, parameters, set, penalty = 1e-4 } = options;
  ensure(penalty >= 0, () => `ridgeReadout: \`penalty\` must be >= 0, got ${penalty}. Use 1e-4.`);
  const H = network.spec.hiddenSizes.at(-1)!;
  const O = network.spec.outputSize;
  const F = H + 1; // the features and a constant 1, whose coefficient is b
  const gram = new Float64Array(F * F);
  const cross = new Float64Array(F * O);
  const { pass, batch, variance } = featurePass(options);
  forEachBatch(set, batch, (count) => {
    const features = pass.predictFeatures();
    addProducts(features, batch.targets, { rows: count, H, O, variance, gram, cross });
  });
  const penalties = new Float64Array(F).fill(penalty * set.length);
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
  const batch: Batch = {
    inputs: pass.inputs,
    targets: new Float32Array(rows * network.spec.outputSize),
    weights: null,
    lengths: pass.lengths,
  };
  return { pass, batch, variance: form === "plain" ? 0 : closedForm!.weights.variance };
}

/** Fills the batch again and again; `count` windows of it are new, the rest copies of the last one. */
function forEachBatch(set: WindowSet, batch: Batch, visit: (count: number) => void): void {
  const indices = new Uint32Array(Math.min(BATCH, set.length));
  for (let from = 0; from < set.length; from += indices.length) {
    const count = Math.min(indices.length, set.length - from);
    for (let k = 0; k < indices.length; k++) indices[k] = from + Math.min(k, count - 1);
    gather(set, indices, batch);
    visit(count);
  }
}

interface Products {
  readonly rows: number;
  readonly H: number;
  readonly O: number;
  readonly variance: number;
  readonly gram: Float64Array;
  readonly cross: Float64Array;
}

function addProducts({ mean, variance: spread }: MeanVariance, targets: FloatArray, products: Products): void {
  const { rows, H, O, variance, gram, cross } = products;
  const F = H + 1;
  const feature = new Float64Array(F).fill(1);
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < H; j++) feature[j] = mean[row * H + j]!;
    for (let i = 0; i < F; i++) {
      for (let j = 0; j < F; j++) gram[i * F + j]! += feature[i]! * feature[j]!;
      for (let o = 0; o < O; o++) cross[i * O + o]! += feature[i]! * targets[row * O + o]!;
    }
    if (spread) for (let j = 0; j < H; j++) gram[j * F + j]! += variance * spread[row * H + j]!;
  }
}
