import { GradusError } from "../errors.js";
import { type RidgeProblem, ridgeSolve } from "./linear-algebra.js";

/** How often a penalty is raised, and by how much each time. */
const TRIES = 4;
const RAISED = 100;

/**
 * `ridgeSolve` for equations that may be singular: the penalty is raised a hundredfold, three times at most, until they have a finite solution.
 *
 * @returns null where they still have none, as of products that are not finite
 */
export function dampedRidge({ gram, cross, penalty }: RidgeProblem<Float64Array>): Float64Array | null {
  let raised = penalty;
  for (let tried = 0; tried < TRIES; tried++) {
    const solution = solvedOrNull({ gram, cross, penalty: raised });
    if (solution !== null) return solution;
    raised = raised.map((own) => RAISED * own);
  }
  return null;
}

function solvedOrNull(problem: RidgeProblem<Float64Array>): Float64Array | null {
  try {
    const solution = ridgeSolve(problem);
    return solution.every(Number.isFinite) ? solution : null;
  } catch (error) {
    if (error instanceof GradusError) return null; // not positive definite
    throw error;
  }
}
