import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { ResolvedTrainOptions } from "./options.js";
import type { TrainingOutcome } from "./records.js";

/** Where a run was when a number was no longer finite. */
interface Place {
  readonly step: number;
  readonly sigma: number;
  readonly learningRate: number;
  readonly parameters: FloatArray;
}

/** The outcome of a run in which `what` was no longer finite: most likely the learning rate's doing. */
export function divergence(
  what: string,
  kernels: Kernels,
  { step, sigma, learningRate, parameters }: Place,
): TrainingOutcome {
  return {
    kind: "diverged",
    detail:
      `${what} was no longer finite at step ${step}, sigma ${sigma}, learning rate ${learningRate}. Lower the learning rate` +
      (allFinite(kernels, parameters) ? `, or check ${what}: the weights are finite.` : "."),
  };
}

/** The same at the first step, which is taken at the initial weights: the learning rate has had no part in it. */
export function divergenceAtStart(
  value: number,
  { initialiser, objective, loss, kernels }: ResolvedTrainOptions,
  { sigma, parameters }: Pick<Place, "sigma" | "parameters">,
): TrainingOutcome {
  const detail = allFinite(kernels, parameters)
    ? `the objective was ${Number.isFinite(value) ? "finite and its gradient not" : value} at step 1, at the initial weights, sigma ` +
      `${sigma}: no learning rate changes that. Check the loss "${loss.name}", the objective "${objective.name}", the size of the data and \`gain\`.`
    : `the initial weights were not finite, before any step. Check the initialiser "${initialiser.name}" and \`gain\`.`;
  return { kind: "diverged", detail };
}

/** Whether all numbers of one of the engine's arrays are finite. */
export function allFinite({ vector }: Kernels, values: FloatArray): boolean {
  return Number.isFinite(vector.squaredNorm(values));
}
