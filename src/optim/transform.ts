import type { FloatArray } from "../core/float-array.js";
import { ensureGiven } from "../core/given.js";
import { ensureArgument } from "../core/options.js";
import { required } from "../core/rules.js";
import type { Kernels } from "../kernels/contract.js";
import type { ParameterLayout } from "../params/layout.js";
import { optimizerRule } from "./rules.js";

/**
 * One step of a chain from gradient to update. `plan` allocates its state once; the step then works in place.
 *
 * Anybody's own: `plan` sees the engine and every tensor's place and shape, `apply` sees gradient and parameters.
 */
export interface Transform {
  /** For the records, e.g. "momentum 0.9". */
  readonly name: string;
  plan(options: TransformPlan): TransformStep;
}

/** Engine and parameter layout that a transform is planned for. */
export interface TransformPlan {
  readonly kernels: Kernels;
  readonly layout: ParameterLayout;
}

/** A transform at work on one run. */
export interface TransformStep {
  /**
   * Changes `gradient` in place; after the chain's last step it is the direction whose `learningRate` multiple the caller
   * subtracts from the parameters. Allocates nothing.
   */
  apply(update: TransformUpdate): void;
  /** All memory between two steps, zeroed or constant at first: save it and set it again, and the run goes on bit for bit. */
  readonly state: readonly FloatArray[];
}

/** Arguments of one step of a transform; the arrays are from the planned engine's `allocate`. */
export interface TransformUpdate {
  /** (P), changed in place. */
  readonly gradient: FloatArray;
  /** (P), read only. */
  readonly parameters: FloatArray;
  /** Steps of this run so far, this one counted: 1 at the first. */
  readonly step: number;
  /** Of this step, >= 0; the caller multiplies by it, a transform only reads it. */
  readonly learningRate: number;
}

/**
 * Applies transforms one after the other.
 *
 * @example
 * const optimizer = chain(clipByGlobalNorm(1), scaleByAdam());
 * optimizer.name; // "clip by global norm 1, adam 0.9 0.999"
 */
export function chain(...transforms: readonly Transform[]): Transform {
  for (const transform of transforms) ensureArgument("chain", transform, ["transforms", required(optimizerRule)]);
  return {
    name: transforms.map(({ name }) => name).join(", ") || "gradient",
    plan(options) {
      const steps = transforms.map((transform) => planTransform(transform, options));
      return {
        state: steps.flatMap(({ state }) => state),
        apply(update) {
          for (let k = 0; k < steps.length; k++) steps[k]!.apply(update);
        },
      };
    },
  };
}

/** Plans a transform, anybody's own too, and checks what its `plan` gives. */
export function planTransform(transform: Transform, plan: TransformPlan): TransformStep {
  return ensureGiven(`optimizer "${transform.name}": \`plan\``, transform.plan(plan), ["apply()", "state"]);
}
