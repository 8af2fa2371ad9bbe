import { ensureOptions, type OptionRules } from "../core/options.js";
import { fraction, positive } from "../core/rules.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { Transform } from "./transform.js";

export const ADAM_OPTIONS = { beta1: fraction, beta2: fraction, epsilon: positive } satisfies OptionRules<AdamOptions>;

/**
 * update = mhat / (sqrt(vhat) + epsilon), with bias-corrected running means of g and g^2. Source: Kingma and Ba (2015).
 *
 * @throws GradusError for an option outside its range
 */
export function scaleByAdam(options: AdamOptions = {}): Transform {
  ensureOptions("scaleByAdam", options, ADAM_OPTIONS);
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  return {
    name: `adam ${beta1} ${beta2}`,
    plan({ kernels, layout: { length } }) {
      const { state, apply } = planAdam(kernels, length, { beta1, beta2, epsilon });
      return { state, apply: ({ gradient }) => apply(gradient) };
    },
  };
}

/** Adam's memory of so many numbers. */
interface AdamMeans {
  /** Running mean of g, not corrected for its start at 0. */
  readonly first: FloatArray;
  /** Running mean of g^2, not corrected for its start at 0. */
  readonly second: FloatArray;
  readonly state: readonly FloatArray[];
  apply(gradient: FloatArray): void;
}

/** Plans Adam's step of an array, for transforms that need its means too; options are taken as they are. */
export function planAdam(
  kernels: Kernels,
  length: number,
  { beta1, beta2, epsilon }: Required<AdamOptions>,
): AdamMeans {
  const { vector } = kernels;
  const first = kernels.allocate(length);
  const second = kernels.allocate(length);
  const powers = new Float64Array([1, 1]); // beta1^n, beta2^n, as products: the same bits as when the run was not cut
  const constants = { beta1, beta2, epsilon, correction1: 1, correction2: 1 };
  return {
    first,
    second,
    state: [first, second, powers],
    apply(gradient) {
      powers[0]! *= beta1;
      powers[1]! *= beta2;
      constants.correction1 = 1 / (1 - powers[0]!);
      constants.correction2 = 1 / (1 - powers[1]!);
      vector.adam(gradient, first, second, constants);
    },
  };
}

export interface AdamOptions {
  /** Decay of the mean of g, in [0, 1). Default .9 */
  readonly beta1?: number;
  /** Decay of the mean of g^2, in [0, 1). Default .999 */
  readonly beta2?: number;
  /** > 0. Default 1e-8 */
  readonly epsilon?: number;
}
