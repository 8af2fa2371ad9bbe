import { ensure } from "../../core/errors.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { number, positive } from "../../core/rules.js";
import { bestFit } from "../../data/linear/best-fit.js";
import type { LinearFit } from "../../data/linear/fit.js";
import type { WindowSet } from "../../data/window-set.js";
import { squared } from "../../loss/squared.js";
import type { Initialiser, InitialiserStart } from "../contract.js";
import { initialise } from "../initialise.js";
import { solveReadout } from "../solve-readout.js";
import { setUnits, withSigmaUnits } from "../units.js";
import { besideHighway } from "./beside-highway.js";
import { placeSystem } from "./place.js";
import { type LinearSystem, reducedSystem } from "./system.js";

export interface LinearStartOptions {
  /** Root mean square of the largest state in units of the activation's argument, > 0: how far from linear the units work. Default .3 */
  readonly alpha?: number;
  /** 0 keeps the states' natural scales, 1 gives all the same, in [0, 1]. Default 0 */
  readonly power?: number;
}

const OPTIONS = { alpha: positive, power: number } satisfies OptionRules<LinearStartOptions>;

/** States with less than this share of the largest mean square are dropped: noise would be amplified to the size of the others. */
const CUT = 1e-4;

/**
 * The smoothed problem's minimiser in the limit of large sigma, in closed form: the best linear forecast of the window, realised inside the network.
 *
 * Smoothed by much, a network is linear in its small-signal coordinates; its best parameters are then one ridge regression, written as a recurrence
 * with as many states as there are units (balanced truncation, see `reducedSystem`). In units of amplitude alpha the plain network is the smoothed one
 * at the sigma where kappa(sigma) = 1 / alpha: alpha -> 0 is sigma -> infinity. Units left over are drawn, and the readout is solved exactly on the
 * real features of all. Where nothing is linear, all units are drawn and the readout is solved: see the note. A network with a highway starts at what
 * the highway leaves of the forecast: of a linear one nothing.
 *
 * Its cost, that of a few passes over the windows, counts as training.
 *
 * @throws GradusError without training windows, for a loss other than the squared one, for a cell without linear form, and for an
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
      placeLinearStart(start, linearForm(start, { owner: "linear", power }), alpha);
    },
  };
}

/** The linear forecast of the training windows and its system for this network. */
export interface LinearForm {
  readonly train: WindowSet;
  readonly fit: LinearFit;
  readonly system: LinearSystem;
  /** States that there is room for. */
  readonly most: number;
}

export function linearForm(
  { network, data: train, validation, loss }: InitialiserStart,
  { owner, power }: { readonly owner: string; readonly power: number },
): LinearForm {
  ensure(
    train !== null,
    () => `initialiser "${owner}": needs training windows, got none. Use "drawn" or "orthogonal".`,
  );
  ensure(
    loss.name === squared.name,
    () => `initialiser "${owner}": solves the squared loss, got the loss "${loss.name}". Use "drawn" or "orthogonal".`,
  );
  const fit = besideHighway(bestFit(train, validation), network.highway, train.inputSize);
  const most = Math.min(...network.spec.hiddenSizes);
  return { train, fit, most, system: reducedSystem(fit, { inputSize: train.inputSize, most, power, cut: CUT }) };
}

/** Draws all units, makes the first ones the system at this amplitude, and solves the readout; returns the validation error, scaled. */
export function placeLinearStart(
  start: InitialiserStart,
  { train, fit, system, most }: LinearForm,
  alpha: number,
): number | null {
  const { network, parameters, random, gain, units } = start;
  const hasStates = system.states > 0;
  initialise(network.layout, parameters, { random, gain });
  if (hasStates) {
    const bias = fit.coefficients.subarray(fit.coefficients.length - train.outputSize);
    placeSystem({ network, parameters }, system, { amplitude: alpha, bias });
    setUnits(units, network, alpha);
  }
  if (hasStates) {
    const words = `linear forecast, ridge ${fit.strength.toExponential(0)}, in ${system.states} of ${most} units of amplitude ${alpha}`;
    start.note(words, { alpha, states: system.states });
  } else {
    const nothing = network.highway === null ? "in the training windows" : "that the highway leaves";
    start.note(`drawn units: nothing ${nothing} is linear`);
  }
  return solveReadout({ ...start, network: withSigmaUnits(network, units), set: train });
}
