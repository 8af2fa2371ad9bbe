import { ensure } from "../../core/errors.js";
import type { FloatArray } from "../../core/float-array.js";
import type { ResolvedTrainOptions } from "../options.js";
import type { RunParts } from "./run-parts.js";
import type { TrainingState } from "./state.js";

/** Throws unless a state of the run agrees with itself and its arrays are as many, as long and as precise as the run's. */
export function ensureFits(
  state: TrainingState,
  parts: RunParts,
  { epochs, until }: Pick<ResolvedTrainOptions, "epochs" | "until">,
): void {
  const { place, count, records, best } = state;
  const before = (place.epoch - 1) * parts.steps;
  ensure(
    place.epoch <= epochs &&
      place.steps <= parts.steps &&
      count.steps === before + place.steps &&
      count.smoothedSteps <= count.steps &&
      count.validatedAt <= count.steps &&
      records.length === place.epoch - 1 &&
      records.every(({ epoch }, k) => epoch === k + 1) &&
      (best === null ? records.length === 0 || until !== null : best.epoch < place.epoch),
    () =>
      `train: \`from\` must agree with itself, got step ${place.steps} of epoch ${place.epoch} after ${count.steps} steps and ` +
      `${records.length} epochs. Give another state, or leave it out.`,
  );
  const sigma = parts.sigma.state();
  ensureArrays("parameters", [state.parameters], [parts.parameters]);
  ensureArrays("optimizer", state.optimizer, parts.update.state);
  ensureArrays("sigmaRule.controller", state.sigmaRule.controller, sigma.controller);
  ensureArrays("sigmaRule.gradientSum", [state.sigmaRule.gradientSum], [sigma.gradientSum]);
  ensureLength("objective", state.objective, parts.passes);
  for (const [k, pass] of parts.passes.entries()) ensureArrays("objective", state.objective[k]!, pass.state ?? []);
  ensureLength("random.noise", state.random.noise, parts.noise);
  if (best) ensureLength("best.parameters", best.parameters, parts.parameters);
}

function ensureArrays(name: string, given: readonly FloatArray[], own: readonly FloatArray[]): void {
  ensureLength(name, given, own);
  for (const [k, array] of given.entries()) {
    ensureLength(name, array, own[k]!);
    ensure(
      array.BYTES_PER_ELEMENT === own[k]!.BYTES_PER_ELEMENT,
      () => `train: \`from.${name}\` must be of ${own[k]!.BYTES_PER_ELEMENT} bytes a number in this run, got others.`,
    );
  }
}

function ensureLength(name: string, given: ArrayLike<unknown>, own: ArrayLike<unknown>): void {
  ensure(
    given.length === own.length,
    () => `train: \`from.${name}\` must have the length ${own.length} in this run, got ${given.length}.`,
  );
}
