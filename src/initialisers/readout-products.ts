import { ensure } from "../core/errors.js";
import { addGram, LANES } from "../core/numeric/gram.js";
import { orderByLength } from "../data/by-length.js";
import { forEachBatch, type Walk } from "../data/for-each-batch.js";
import type { WindowSet } from "../data/window-set.js";
import type { FloatArray, Kernels, MeanVariance } from "../kernels/contract.js";
import type { Network } from "../network/build.js";
import { unitsRead } from "../network/units-read.js";
import type { Objective } from "../objective/contract.js";
import { planHighway } from "../objective/highway-forward.js";
import { NetworkForward } from "../objective/network-forward.js";
import { setNoise, sharesBySlice } from "../objective/noise.js";

/** Windows that run at once, about. */
const BATCH = 72;

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
  return planReadout({ ...options, set }, { most: set.length })(set)[0]!;
}

export interface ReadoutPlan {
  /** Windows of the largest set. */
  readonly most: number;
  /** The network beside other highways: products for each of them, by the same features. Default: the network alone. */
  readonly beside?: readonly Network[];
}

/** The same for one set after another, planned once for windows such as those of the set: reads the parameters as they are at each call. */
export function planReadout(
  { set: like, ...options }: ReadoutFeatures,
  { most, beside = [options.network] }: ReadoutPlan,
): (set: WindowSet) => ReadoutProducts[] {
  const H = unitsRead(options.network.spec);
  const O = options.network.spec.outputSize;
  const F = H + 1; // the features and a constant 1, whose coefficient is b
  const rows = Math.ceil(most / Math.ceil(most / BATCH)); // batches of one size: hardly a row is filled up
  const { pass, batch, variance } = featurePass({ set: like, ...options }, rows);
  const { window: steps, scored } = like;
  const highways = beside.map((network) =>
    planHighway({ network, parameters: options.parameters, batch: rows, steps, scored }),
  );
  const indices = new Uint32Array(rows);
  const block = new Float64Array(LANES * (F + O));
  const targets = batch.targets.slice();
  return (set) => {
    const sums = highways.map(() => ({ together: new Float64Array((F + O) ** 2), weight: 0 }));
    const order = orderByLength(set, 0, set.length);
    forEachBatch(set, { from: 0, to: set.length, batch, indices, order }, () => {
      const features = pass.predictFeatures();
      for (const [k, highway] of highways.entries()) {
        targets.set(batch.targets);
        highway?.add(batch.inputs, batch.lengths, targets, -1);
        const { together } = sums[k]!;
        sums[k]!.weight += addProducts(
          features,
          { targets, weights: batch.weights },
          { H, O, variance, together, block },
        );
      }
    });
    return sums.map(({ together, weight }) => ({ ...apart(together, F, O), weight }));
  };
}

/** Products of the features, of features and targets, and the sum of the targets' squares. */
function apart(together: Float64Array, F: number, O: number): Omit<ReadoutProducts, "weight"> {
  const n = F + O;
  const gram = new Float64Array(F * F);
  const cross = new Float64Array(F * O);
  let squares = 0;
  for (let i = 0; i < F; i++) {
    for (let j = 0; j <= i; j++) gram[i * F + j] = gram[j * F + i] = together[i * n + j]!;
    for (let o = 0; o < O; o++) cross[i * O + o] = together[(F + o) * n + i]!;
  }
  for (let o = 0; o < O; o++) squares += together[(F + o) * n + F + o]!;
  return { gram, cross, squares };
}

/** A pass that gives the features of batches, and the batch that it takes: the network in the objective's form at sigma, and the weight of its output variance. */
export function featurePass({ network, kernels, parameters, objective, set, sigma }: ReadoutFeatures, rows: number) {
  const { closedForm } = objective;
  ensure(
    sigma === 0 || closedForm !== undefined,
    () =>
      `the readout's solution needs features in closed form at sigma ${sigma}, "${objective.name}" has none. ` +
      "Use weights() or activation(), or sigma 0.",
  );
  const form = sigma === 0 || closedForm === undefined ? "plain" : closedForm.form;
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
  /** Weight of the features' variance. */
  readonly variance: number;
  /** (F + O, F + O), lower half: of the features, 1 and the targets together. */
  readonly together: Float64Array;
  /** (LANES, F + O), overwritten. */
  readonly block: Float64Array;
}

/** Adds the rows' products by their weights; returns the sum of the weights. */
function addProducts(
  { mean, variance: spread }: MeanVariance,
  { targets, weights }: Pick<Walk["batch"], "targets" | "weights">,
  sums: Sums,
): number {
  const { H, O, variance, together, block } = sums;
  const n = H + 1 + O;
  const laneWeights = new Float64Array(LANES);
  let total = 0;
  for (let first = 0; first < weights.length; first += LANES) {
    for (let lane = 0; lane < LANES; lane++) {
      const row = first + lane;
      const weight = weights[row] ?? 0;
      laneWeights[lane] = weight;
      total += weight;
      const at = lane * n;
      block.fill(0, at, at + n); // rows of weight 0 may hold anything
      if (weight === 0) continue;
      for (let j = 0; j < H; j++) block[at + j] = mean[row * H + j]!;
      block[at + H] = 1;
      for (let o = 0; o < O; o++) block[at + H + 1 + o] = targets[row * O + o]!;
      if (spread) for (let j = 0; j < H; j++) together[j * n + j]! += weight * variance * spread[row * H + j]!;
    }
    addGram(together, block, laneWeights, n);
  }
  return total;
}
