import type { Loss } from "../../loss/contract.js";
import type { Network } from "../../network/build.js";
import { canSolve } from "../readout-for.js";
import { operatingPoint } from "./operating-point.js";

/** Why a network cannot start linear: the rule with the value that breaks it, and what to do. */
export interface Refusal {
  readonly rule: string;
  readonly advice: string;
  /** Whether a readout can be solved for its loss all the same. */
  readonly isSolvable: boolean;
}

/** Of one state. */
const SMALLEST = { A: Float64Array.of(0), B: Float64Array.of(1), rest: 0 };

/** Null for a network that can: the loss is the squared one, of quantiles or a cross entropy, the cell has a linear form and the activation a slope where units of this amplitude rest, and can rest there. */
export function refusalOf(
  {
    network: { cell, activation },
    loss,
  }: { readonly network: Network; readonly loss: Pick<Loss, "name" | "targets" | "quantiles"> },
  amplitude: number,
): Refusal | null {
  if (!canSolve(loss)) {
    const rule = `solves the squared loss, quantiles and cross entropies, got the loss "${loss.name}"`;
    return { rule, advice: 'Use "drawn" or "orthogonal".', isSolvable: false };
  }
  if (cell.followLinear === undefined) {
    const rule = `needs a cell whose linear form is known, "${cell.name}" has no \`followLinear\``;
    return { rule, advice: 'Use the initialiser "drawn" or "ridge-readout".', isSolvable: true };
  }
  const point = operatingPoint(activation, amplitude);
  const { at, value, slope } = point;
  const hasSlope = slope !== 0 && Number.isFinite(slope);
  if (hasSlope && cell.followLinear(SMALLEST, point) !== null) return null;
  return {
    rule: hasSlope
      ? `units of the cell "${cell.name}" must be 0 at rest, those of "${activation.name}" are ${value} at ${at}`
      : `the activation must have a slope where units are at rest, "${activation.name}" has ${slope} at ${at}`,
    advice: 'Use the initialiser "drawn" or "ridge-readout" (the start "random" or "auto"), or another activation.',
    isSolvable: true,
  };
}
