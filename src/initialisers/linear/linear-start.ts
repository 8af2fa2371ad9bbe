import { ensure } from "../../core/errors.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { number, positive } from "../../core/rules.js";
import type { WindowSet } from "../../data/window-set.js";
import { onLease } from "../../kernels/lease.js";
import type { Initialiser, InitialiserStart } from "../contract.js";
import { readoutFor } from "../readout-for.js";
import { drawnCandidate, linearCandidate, take } from "./candidates.js";
import { linearForm } from "./linear-form.js";
import { refusalOf } from "./refusal.js";

export interface LinearStartOptions {
  /** Root mean square of the largest state in units of the activation's argument, > 0: how far from linear the units work. Default .3 */
  readonly alpha?: number;
  /** 0 keeps the states' natural scales, 1 gives all the same, in [0, 1]. Default 0 */
  readonly power?: number;
}

const OPTIONS = { alpha: positive, power: number } satisfies OptionRules<LinearStartOptions>;

/**
 * The smoothed problem's minimiser in the limit of large sigma, in closed form: the best linear forecast of the window, realised inside the network. Of the problem of the units' means,
 * that is: the weights objective adds the variance that its noise gives the output, and has no such limit.
 *
 * Smoothed by much, a network is linear in its small-signal coordinates; its best parameters are then one ridge regression, written as a recurrence
 * with as many states as there are units (balanced truncation, see `reducedSystem`). In units of amplitude alpha the plain network is the smoothed one
 * at the sigma where kappa(sigma) = 1 / alpha: alpha -> 0 is sigma -> infinity. Units left over are drawn, and the readout is solved exactly on the
 * real features of all, those of the plain network whatever the first sigma: the start's smoothing is its amplitude. A network with a highway starts at
 * what the highway leaves of the forecast: of a linear one nothing.
 *
 * Where nothing is linear, or the forecast has no finite solution, all units are drawn and the readout is solved; where that has none either, it is drawn
 * too. The note says which, and why.
 *
 * Its cost counts as training: about one plain epoch at most for a target one row ahead and up to some 200 features in the window, more for many
 * outputs. It is bounded by looking at evenly thinned windows, see `quickFit` and `ReadoutSolver`.
 *
 * Of quantiles it is the best linear forecast of the mean for all of them, each at its own distance: see `QuantileReadout`.
 *
 * @throws GradusError without training windows, for a loss other than the squared one, quantiles and cross entropies, for a cell without linear form, and for an
 * activation without a slope at rest, such as sign
 */
export function linearStart(options: LinearStartOptions = {}): Initialiser {
  ensureOptions("linearStart", options, OPTIONS);
  const { alpha = 0.3, power = 0 } = options;
  ensure(power >= 0 && power <= 1, () => `linearStart: \`power\` must lie in [0, 1], got ${power}. Use 0.`);
  return {
    name: "linear",
    fromDiffusion: true,
    detail: `linear, alpha ${alpha}, power ${power}`,
    initialise(start) {
      const train = trainingWindows(start, "linear");
      const refusal = refusalOf(start, alpha);
      ensure(refusal === null, () => `initialiser "linear": ${refusal?.rule}. ${refusal?.advice}`);
      onLease(start.kernels, (kernels) => {
        const form = linearForm({ ...start, kernels, train, power });
        const solver = readoutFor({ ...start, kernels, train }, start.loss);
        take(
          start,
          solver,
          typeof form === "string"
            ? [drawnCandidate(start, `drawn units: ${form}`)]
            : [linearCandidate(start, form, alpha), drawnCandidate(start, "drawn units and a solved readout")],
        );
      });
    },
  };
}

export function trainingWindows({ data }: InitialiserStart, owner: string): WindowSet {
  ensure(data !== null, () => `initialiser "${owner}": needs training windows, got none. Use "drawn" or "orthogonal".`);
  return data;
}
