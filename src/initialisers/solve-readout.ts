import { residualSquares, ridgeSolve } from "../core/numeric/linear-algebra.js";
import type { WindowSet } from "../data/window-set.js";
import { onLease } from "../kernels/lease.js";
import { type ReadoutFeatures, type ReadoutProducts, readoutProducts } from "./readout-products.js";
import { writeReadout } from "./ridge-readout.js";

/** Ridge penalties, in units of each feature's own sum of squares: the same for units of any amplitude. */
const STRENGTHS: readonly number[] = [1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1];
/** Without validation windows to choose by. */
const USUAL_STRENGTH = 1e-5;
/** Of the largest sum of squares: keeps units that give nothing from making the equations singular. */
const LEAST = 1e-12;

/**
 * Solves the readout exactly as `ridgeReadout` does, by the penalty with the least validation error: penalties are relative to each feature's mean
 * square, so that units of a small amplitude are not shrunk away.
 *
 * @returns the root mean square of the scaled validation errors; null without validation windows
 */
export function solveReadout({
  set,
  validation,
  ...options
}: ReadoutFeatures & { readonly validation: WindowSet | null }): number | null {
  return onLease(options.kernels, (kernels) => {
    const known = readoutProducts({ ...options, kernels, set });
    const judged = validation === null ? null : readoutProducts({ ...options, kernels, set: validation });
    const strengths = judged === null ? [USUAL_STRENGTH] : STRENGTHS;
    const solutions = strengths.map((strength) => solve(known, strength));
    const errors = solutions.map((solution) =>
      judged === null ? 0 : judged.squares + residualSquares(judged, solution),
    );
    const least = Math.min(...errors);
    writeReadout(options, solutions[errors.indexOf(least)]!);
    const O = options.network.spec.outputSize;
    return judged === null ? null : Math.sqrt(Math.max(0, least) / (judged.weight * O));
  });
}

function solve({ gram, cross }: ReadoutProducts, strength: number): Float64Array {
  const F = Math.sqrt(gram.length);
  const squares = Float64Array.from({ length: F }, (_, j) => gram[j * F + j]!);
  const least = LEAST * Math.max(...squares);
  const penalty = squares.map((square, j) => (j === F - 1 ? 0 : strength * square + least));
  return ridgeSolve({ gram, cross, penalty });
}
