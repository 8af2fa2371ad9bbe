import { ensure } from "../../core/errors.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { number, positive } from "../../core/rules.js";
import { bestFit } from "../../data/linear/best-fit.js";
import { squared } from "../../loss/squared.js";
import type { Network } from "../../network/build.js";
import type { Initialiser } from "../contract.js";
import { initialise } from "../initialise.js";
import { solveReadout } from "../solve-readout.js";
import { besideHighway } from "./beside-highway.js";
import { placeSystem } from "./place.js";
import { reducedSystem } from "./system.js";

export interface LinearStartOptions {
  /** Root mean square of the largest state in units of the activation's argument, > 0: how far from linear the units work. Default .1 */
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
  const { alpha = 0.1, power = 0 } = options;
  ensure(power >= 0 && power <= 1, () => `linearStart: \`power\` must lie in [0, 1], got ${power}. Use 0.`);
  return {
    name: "linear",
    detail: `linear, alpha ${alpha}, power ${power}`,
    sigmaUnits: (network) => unitsAt(network, alpha),
    initialise(start) {
      const { network, parameters, random, gain, data: train, validation, loss } = start;
      ensure(
        train !== null,
        () => 'initialiser "linear": needs training windows, got none. Use "drawn" or "orthogonal".',
      );
      ensure(
        loss.name === squared.name,
        () =>
          `initialiser "linear": solves the squared loss, got the loss "${loss.name}". Use "drawn" or "orthogonal".`,
      );
      initialise(network.layout, parameters, { random, gain });
      const fit = besideHighway(bestFit(train, validation), network.highway, train.inputSize);
      const most = Math.min(...network.spec.hiddenSizes);
      const system = reducedSystem(fit, { inputSize: train.inputSize, most, power, cut: CUT });
      const bias = fit.coefficients.subarray(fit.coefficients.length - train.outputSize);
      if (system.states > 0) placeSystem({ network, parameters }, system, { amplitude: alpha, bias });
      solveReadout({ ...start, set: train });
      start.note(
        system.states > 0
          ? `linear forecast, ridge ${fit.strength.toExponential(0)}, in ${system.states} of ${most} units of amplitude ${alpha}`
          : `drawn units: nothing ${network.highway === null ? "in the training windows" : "that the highway leaves"} is linear`,
      );
    },
  };
}

/** What is read at amplitude alpha was shrunk by alpha, and so are the units of its noise. */
function unitsAt({ layout }: Network, alpha: number): Float64Array {
  const units = layout.blocks.flatMap(({ slices }, block) =>
    slices.map(({ role }) => {
      const isLayer = block < layout.blocks.length - 1;
      return (block === 0 && role === "input") || (isLayer && role === "bias") ? alpha : 1;
    }),
  );
  return Float64Array.from(units);
}
