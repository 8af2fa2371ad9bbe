import type { Loss } from "../loss/contract.js";
import { squared } from "../loss/squared.js";
import { NewtonReadout } from "./newton-readout.js";
import { ReadoutSolver, type ReadoutSolverOptions, type StartReadout } from "./solve-readout.js";

/** Whether a start can solve its readout for a loss: exactly for the squared one, by a Newton step for cross entropies. */
export function canSolve(loss: Pick<Loss, "name" | "targets">): boolean {
  return loss.name === squared.name || loss.targets !== "number";
}

/** What solves the readouts of starts for a loss. */
export function readoutFor(options: ReadoutSolverOptions, loss: Loss): StartReadout {
  return loss.name === squared.name ? new ReadoutSolver(options) : new NewtonReadout(options, loss);
}
