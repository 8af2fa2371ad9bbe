import type { FloatArray } from "../core/float-array.js";
import type { VectorKernels } from "../kernels/contract.js";
import type { TransformStep } from "../optim/transform.js";
import type { ParameterLayout } from "../params/layout.js";

/**
 * The optimiser at work on parameters / unit: it sees the gradient by them, unit times the gradient, and unit times its step is the step of the
 * parameters. Weight decay, which reads the parameters, sees them as they are.
 */
export function stepsInUnits(
  step: TransformStep,
  {
    units,
    gradient,
    layout,
    vector,
  }: {
    /** Of each slice, as they are at the time; those of 1 at first stay. */
    readonly units: Float64Array;
    readonly gradient: FloatArray;
    readonly layout: ParameterLayout;
    readonly vector: VectorKernels;
  },
): TransformStep {
  if (units.every((unit) => unit === 1)) return step;
  const parts = layout.slices.flatMap(({ offset, length }, slice) =>
    units[slice] === 1 ? [] : [{ part: gradient.subarray(offset, offset + length), slice }],
  );
  const scale = () => {
    for (let k = 0; k < parts.length; k++) vector.scale(parts[k]!.part, units[parts[k]!.slice]!);
  };
  return {
    state: step.state,
    apply(update) {
      scale();
      step.apply(update);
      scale();
    },
  };
}
