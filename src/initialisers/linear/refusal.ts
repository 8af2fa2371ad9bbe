import type { Loss } from "../../loss/contract.js";
import { squared } from "../../loss/squared.js";
import type { Network } from "../../network/build.js";
import { operatingPoint } from "./operating-point.js";

/** Why a network cannot start linear: the rule with the value that breaks it, and what to do. */
export interface Refusal {
  readonly rule: string;
  readonly advice: string;
  /** Whether a readout can be solved for its loss all the same. */
  readonly isSolvable: boolean;
}

/** Null for a network that can: the loss is the squared one, the cell has a linear form and the activation a slope where units of this amplitude rest. */
export function refusalOf(
  { network: { cell, activation }, loss }: { readonly network: Network; readonly loss: Pick<Loss, "name"> },
  amplitude: number,
): Refusal | null {
  if (loss.name !== squared.name) {
    const rule = `solves the squared loss, got the loss "${loss.name}"`;
    return { rule, advice: 'Use "drawn" or "orthogonal".', isSolvable: false };
  }
  if (cell.followLinear === undefined) {
    const rule = `needs a cell whose linear form is known, "${cell.name}" has no \`followLinear\``;
    return { rule, advice: 'Use the initialiser "drawn" or "ridge-readout".', isSolvable: true };
  }
  const { at, slope } = operatingPoint(activation, amplitude);
  if (slope !== 0 && Number.isFinite(slope)) return null;
  return {
    rule: `the activation must have a slope where units are at rest, "${activation.name}" has ${slope} at ${at}`,
    advice: 'Use the initialiser "drawn" or "ridge-readout" (the start "random" or "auto"), or another activation.',
    isSolvable: true,
  };
}
