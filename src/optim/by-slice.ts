import type { FloatArray } from "../core/float-array.js";
import type { ParameterLayout, ParameterSlice } from "../params/layout.js";
import {
  planTransform,
  type Transform,
  type TransformPlan,
  type TransformStep,
  type TransformUpdate,
} from "./transform.js";

/**
 * Plans a transform of its own for each tensor: `choose` gives it, and it sees a layout that holds this tensor alone, from place 0 on.
 *
 * The states are those of the tensors in their order. `choose` may give one transform for many tensors; each is planned apart.
 */
export function planBySlice(
  { kernels, layout }: TransformPlan,
  choose: (slice: ParameterSlice) => Transform,
): TransformStep {
  const { slices } = layout;
  const steps = slices.map((slice) => planTransform(choose(slice), { kernels, layout: layoutOfOne(slice) }));
  const gradients = new SliceViews(slices);
  const values = new SliceViews(slices);
  const change: { -readonly [Name in keyof TransformUpdate]: TransformUpdate[Name] } = {
    gradient: kernels.allocate(0),
    parameters: kernels.allocate(0),
    step: 0,
    learningRate: 0,
  };
  return {
    state: steps.flatMap(({ state }) => state),
    apply({ gradient, parameters, step, learningRate }) {
      const ownGradients = gradients.of(gradient);
      const ownParameters = values.of(parameters);
      change.step = step;
      change.learningRate = learningRate;
      for (let k = 0; k < steps.length; k++) {
        change.gradient = ownGradients[k]!;
        change.parameters = ownParameters[k]!;
        steps[k]!.apply(change);
      }
    },
  };
}

function layoutOfOne(slice: ParameterSlice): ParameterLayout {
  const { name, length } = slice;
  const slices = [{ ...slice, offset: 0 }];
  return { length, slices, blocks: [{ name, offset: 0, length, firstSlice: 0, slices }] };
}

/** The tensors' parts of an array. They are made once, not in every step: a run hands in the same array each time. */
class SliceViews {
  readonly #slices: readonly ParameterSlice[];
  #seen: FloatArray | null = null;
  #views: readonly FloatArray[] = [];

  constructor(slices: readonly ParameterSlice[]) {
    this.#slices = slices;
  }

  of(array: FloatArray): readonly FloatArray[] {
    if (array !== this.#seen) this.#make(array);
    return this.#views;
  }

  /** Apart from `of`, which would allocate what this closure holds in every step. */
  #make(array: FloatArray): void {
    this.#views = this.#slices.map(({ offset, length }) => array.subarray(offset, offset + length));
    this.#seen = array;
  }
}
