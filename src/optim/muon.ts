import { ensureOptions, type OptionRules } from "../core/options.js";
import { flag, fraction, positive } from "../core/rules.js";
import type { ParameterSlice } from "../params/layout.js";
import { ADAM_OPTIONS, type AdamOptions, scaleByAdam } from "./adam.js";
import { planBySlice } from "./by-slice.js";
import { planNewtonSchulz } from "./newton-schulz.js";
import { chain, type Transform } from "./transform.js";

export interface MuonOptions extends AdamOptions {
  /** Of the matrices' velocity, in [0, 1). Default .95 */
  readonly decay?: number;
  /** Looks one step ahead along the velocity. Default true */
  readonly nesterov?: boolean;
  /** Learning rate of the rest, by Adam, as a factor of the matrices', > 0. Default 1 */
  readonly restFactor?: number;
}

export const MUON_OPTIONS = {
  ...ADAM_OPTIONS,
  decay: fraction,
  nesterov: flag,
  restFactor: positive,
} satisfies OptionRules<MuonOptions>;

/**
 * Momentum whose matrices are orthogonalised: every direction of a weight matrix moves by the same length, however small its gradient.
 *
 *     velocity <- decay velocity + g,   m = g + decay velocity (Nesterov),   update = sqrt(max(1, rows / columns)) NewtonSchulz(m)
 *
 * for the input and recurrent matrices of every layer, (rows, columns) being (outputs, inputs); `planNewtonSchulz` says how near its result is to
 * orthogonal. All else, biases and readout, goes by `scaleByAdam` (`beta1`, `beta2`, `epsilon`) at `restFactor` times the learning rate. The size
 * of g does not matter to the matrices: an entry of a square one of H rows moves by about learningRate / sqrt(H), where Adam's moves by about
 * learningRate. So at equal rates biases and readout are the faster ones; on networks of 32 units factors from .1 to 3 ended alike within a third, 1 and
 * 3 best, at matrices' rates about those of Adam and up to three times as high.
 *
 * Source: K. Jordan et al., Muon: an optimizer for hidden layers in neural networks (2024), in single precision in place of bfloat16.
 *
 * @throws GradusError for an option outside its range
 * @example
 * scaleByMuon({ decay: 0.9 }).name; // "muon 0.9, rest by adam 0.9 0.999"
 */
export function scaleByMuon(options: MuonOptions = {}): Transform {
  ensureOptions("scaleByMuon", options, MUON_OPTIONS);
  const { decay = 0.95, nesterov = true, restFactor = 1, ...ofAdam } = options;
  const hidden = orthogonalisedMomentum({ decay, nesterov });
  const adam = scaleByAdam(ofAdam);
  const rest = restFactor === 1 ? adam : chain(adam, scaled(restFactor));
  return {
    name: `muon ${decay}${nesterov ? "" : " without nesterov"}, rest by ${restFactor === 1 ? "" : `${restFactor} `}${adam.name}`,
    plan: (plan) => planBySlice(plan, (slice) => (isHiddenMatrix(slice) ? hidden : rest)),
  };
}

function isHiddenMatrix({ shape, role }: ParameterSlice): boolean {
  return shape.length === 2 && (role === "input" || role === "recurrent");
}

/** Muon's step of one matrix. */
function orthogonalisedMomentum({ decay, nesterov }: Required<Pick<MuonOptions, "decay" | "nesterov">>): Transform {
  return {
    name: "orthogonalised momentum",
    plan({ kernels, layout }) {
      const [rows, columns] = layout.slices[0]!.shape as [number, number];
      const { vector } = kernels;
      const velocity = kernels.allocate(rows * columns);
      const orthogonalise = planNewtonSchulz(kernels, { rows, columns });
      const size = Math.sqrt(Math.max(1, rows / columns));
      return {
        state: [velocity],
        apply({ gradient }) {
          vector.momentum(gradient, velocity, decay, nesterov);
          orthogonalise(gradient);
          if (size > 1) vector.scale(gradient, size);
        },
      };
    },
  };
}

function scaled(factor: number): Transform {
  return {
    name: `${factor} times`,
    plan: ({ kernels: { vector } }) => ({ state: [], apply: ({ gradient }) => vector.scale(gradient, factor) }),
  };
}
