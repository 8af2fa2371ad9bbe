import type { Loss } from "../loss/contract.js";
import { squared } from "../loss/squared.js";
import { NewtonReadout } from "./newton-readout.js";
import { QuantileReadout } from "./quantile-readout.js";
import { ReadoutSolver, type ReadoutSolverOptions, type StartReadout } from "./solve-readout.js";

/** Whether a start can solve its readout for a loss: exactly for the squared one, from that for quantiles, by a Newton step for cross entropies. */
export function canSolve({ name, targets, quantiles }: Pick<Loss, "name" | "targets" | "quantiles">): boolean {
  return name === squared.name || quantiles !== undefined || targets !== "number";
}

/** What solves the readouts of starts for a loss. */
export function readoutFor(options: ReadoutSolverOptions, loss: Loss): StartReadout {
  if (loss.quantiles !== undefined) return new QuantileReadout(options, loss.quantiles);
  return loss.name === squared.name ? new ReadoutSolver(options) : new NewtonReadout(options, loss);
}
