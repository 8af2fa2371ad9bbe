import type { FloatArray, Kernels } from "../kernels/contract.js";

/**
 * One step of a chain from gradient to update. `plan` allocates its state once; the step then works in place.
 */
export interface Transform {
  /** For the records, e.g. "momentum 0.9". */
  readonly name: string;
  plan(kernels: Kernels, length: number): TransformStep;
}

export interface TransformStep {
  /** Changes `gradient` in place; after the chain's last step it is the amount to subtract, before the learning rate. */
  apply(gradient: FloatArray): void;
  /** Its memory, to be saved and restored with a checkpoint; scalars as arrays of length 1. */
  readonly state: readonly FloatArray[];
}

/**
 * Applies transforms one after the other.
 *
 * @example
 * const optimizer = chain(clipByGlobalNorm(1), scaleByAdam());
 * optimizer.name; // "clip by global norm 1, adam 0.9 0.999"
 */
export function chain(...transforms: readonly Transform[]): Transform {
  return {
    name: transforms.map(({ name }) => name).join(", ") || "gradient",
    plan(kernels, length) {
      const steps = transforms.map((transform) => transform.plan(kernels, length));
      return {
        state: steps.flatMap(({ state }) => state),
        apply(gradient) {
          for (let k = 0; k < steps.length; k++) steps[k]!.apply(gradient);
        },
      };
    },
  };
}
