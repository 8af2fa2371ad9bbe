import { MOST } from "../core/limits.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { ResolvedTrainOptions } from "./options.js";
import type { TrainingOutcome } from "./records.js";

/** Where a run was when a number was not finite, and what to do. */
export interface DivergencePlace {
  readonly step: number;
  readonly sigma: number;
  readonly learningRate: number;
  /** Without the full stop. */
  readonly advice: string;
}

export const LOWER = "Lower the learning rate";

/** The outcome of a run in which `what` was not finite. */
export function divergence(what: string, { step, sigma, learningRate, advice }: DivergencePlace): TrainingOutcome {
  const detail = `${what} was not finite at step ${step}, sigma ${sigma}, learning rate ${learningRate}. ${advice}.`;
  return { kind: "diverged", detail };
}

/** The first step is taken at the initial weights: the learning rate has had no part in it. */
export function adviceAtStart(
  { initialiser, objective, loss, kernels }: ResolvedTrainOptions,
  { parameters, sigma }: { readonly parameters: FloatArray; readonly sigma: number },
): string {
  if (sigma > MOST.sigma) return "Lower `sigma`: weights are of the order of 1";
  return allFinite(kernels, parameters)
    ? `No step was taken: check the loss "${loss.name}", the objective "${objective.name}" and the size of the data`
    : `The initial weights are not finite: check the initialiser "${initialiser.name}" and \`gain\``;
}

/** Whether all numbers of one of the engine's arrays are finite. */
export function allFinite({ vector }: Kernels, values: FloatArray): boolean {
  return Number.isFinite(vector.squaredNorm(values));
}

export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
