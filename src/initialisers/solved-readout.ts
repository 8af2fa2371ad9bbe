import { ensure } from "../core/errors.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number } from "../core/rules.js";
import { squared } from "../loss/squared.js";
import type { Initialiser } from "./contract.js";
import { initialise } from "./initialise.js";
import { ridgeReadout } from "./ridge-readout.js";

export interface SolvedReadoutOptions {
  /** As of `ridgeReadout`, >= 0. Default 1e-4 */
  readonly penalty?: number;
}

const OPTIONS = { penalty: number } satisfies OptionRules<SolvedReadoutOptions>;

/**
 * Layers as `drawn`, then the readout solved exactly on their features at the first sigma: see `ridgeReadout`, whose penalty
 * it takes.
 *
 * @throws GradusError without training windows, for a loss other than the squared one, and for what `ridgeReadout` refuses
 */
export function solvedReadout(options: SolvedReadoutOptions = {}): Initialiser {
  ensureOptions("solvedReadout", options, OPTIONS);
  const { penalty = 1e-4 } = options;
  ensure(penalty >= 0, () => `solvedReadout: \`penalty\` must be >= 0, got ${penalty}. Use 1e-4.`);
  return {
    name: "ridge-readout",
    detail: `ridge-readout, penalty ${penalty}`,
    initialise({ network, parameters, kernels, random, gain, data: set, objective, loss, sigma }) {
      ensure(
        set !== null,
        () => 'initialiser "ridge-readout": needs training windows, got none. Use "drawn" or "orthogonal".',
      );
      ensure(
        loss.name === squared.name,
        () =>
          `initialiser "ridge-readout": solves the squared loss, got the loss "${loss.name}". Use "drawn" or "orthogonal".`,
      );
      initialise(network.layout, parameters, { random, gain });
      ridgeReadout({ network, kernels, parameters, objective, set, sigma, penalty });
    },
  };
}
