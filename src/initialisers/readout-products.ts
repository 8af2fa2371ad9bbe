import { ensure } from "../core/errors.js";
import { forEachBatch, type Walk } from "../data/for-each-batch.js";
import type { WindowSet } from "../data/window-set.js";
import type { FloatArray, Kernels, MeanVariance } from "../kernels/contract.js";
import type { Network } from "../network/build.js";
import type { Objective } from "../objective/contract.js";
import { NetworkForward } from "../objective/network-forward.js";
import { setNoise, sharesBySlice } from "../objective/noise.js";

const BATCH = 256;

export interface ReadoutFeatures {
  readonly network: Network;
  readonly kernels: Kernels;
  /** (P), from the kernels' own `allocate`; the readout's are not read. */
  readonly parameters: FloatArray;
  /** Which smoothed features: those of a closed form, or, at sigma = 0, the units themselves. */
  readonly objective: Objective;
  readonly set: WindowSet;
  readonly sigma: number;
}

/** Sums over scored rows, w their weights, f = (E h, 1) their features, F = H + 1, y what the highway leaves of their targets. */
export interface ReadoutProducts {
  /** (F, F), sum of w (f f^T + v diag(Var h, 0)). */
  readonly gram: Float64Array;
  /** (F, O), sum of w f y^T. */
  readonly cross: Float64Array;
  /** Sum of w |y|^2. */
  readonly squares: number;
  /** Sum of w. */
  readonly weight: number;
}

/** What the readout's least squares need, by one pass over the windows. */
export function readoutProducts({ set, ...options }: ReadoutFeatures): ReadoutProducts {
  const H = options.network.spec.hiddenSizes.at(-1)!;
  const O = options.network.spec.outputSize;
  const F = H + 1; // the features and a constant 1, whose coefficient is b
  const gram = new Float64Array(F * F);
  const cross = new Float64Array(F * O);
  const { pass, batch, variance } = featurePass({ set, ...options });
  const walk = { from: 0, to: set.length, batch, indices: new Uint32Array(Math.min(BATCH, set.length)) };
  let [weight, squares] = [0, 0];
  forEachBatch(set, walk, () => {
    const features = pass.predictFeatures();
    pass.subtractHighway(batch.targets);
    const added = addProducts(features, batch, { H, O, variance, gram, cross });
    weight += added.weight;
    squares += added.squares;
  });
  return { gram, cross, squares, weight };
}

/** The network in the objective's form at sigma, and the weight of its output variance. */
function featurePass({ network, kernels, parameters, objective, set, sigma }: ReadoutFeatures) {
  const { closedForm } = objective;
  ensure(
    sigma === 0 || closedForm !== undefined,
    () =>
      `the readout's solution needs features in closed form at sigma ${sigma}, "${objective.name}" has none. ` +
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

interface Sums {
  readonly H: number;
  readonly O: number;
  readonly variance: number;
  readonly gram: Float64Array;
  readonly cross: Float64Array;
}

/** Adds the rows' products by their weights. */
function addProducts(
  { mean, variance: spread }: MeanVariance,
  batch: Walk["batch"],
  products: Sums,
): Pick<ReadoutProducts, "weight" | "squares"> {
  const { H, O, variance, gram, cross } = products;
  const { targets, weights } = batch;
  const F = H + 1;
  const feature = new Float64Array(F).fill(1);
  let [total, squares] = [0, 0];
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    total += weight;
    for (let o = 0; o < O; o++) squares += weight * targets[row * O + o]! ** 2;
    for (let j = 0; j < H; j++) feature[j] = mean[row * H + j]!;
    for (let i = 0; i < F; i++) {
      const weighted = weight * feature[i]!;
      for (let j = 0; j < F; j++) gram[i * F + j]! += weighted * feature[j]!;
      for (let o = 0; o < O; o++) cross[i * O + o]! += weighted * targets[row * O + o]!;
    }
    if (spread) for (let j = 0; j < H; j++) gram[j * F + j]! += weight * variance * spread[row * H + j]!;
  }
  return { weight: total, squares };
}
