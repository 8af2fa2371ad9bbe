import { GradusError } from "../../core/errors.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { oneOf } from "../../core/rules.js";
import type { Kernels } from "../contract.js";
import { ensureDenseSpec, ensureRecurrentSpec } from "../specs.js";
import { ReferenceDense } from "./dense.js";
import { referenceMatrix } from "./matrix.js";
import { ReferenceRecurrent } from "./recurrent.js";
import type { Allocate } from "./value.js";
import { referenceVector } from "./vector.js";

export interface ReferenceOptions {
  /** Of all arrays; arithmetic is double. Default "float32" */
  readonly precision?: "float32" | "float64";
}

const OPTIONS = { precision: oneOf("float32", "float64") } satisfies OptionRules<ReferenceOptions>;

/**
 * The readable engine in TypeScript, the oracle of all others. Arithmetic is double; `precision` is that of storage.
 *
 * Runs any cell from the list of its operations.
 *
 * @example
 * const kernels = referenceKernels({ precision: "float64" });
 * kernels.allocate(3); // Float64Array [0, 0, 0]
 */
export function referenceKernels(options: ReferenceOptions = {}): Kernels {
  ensureOptions("referenceKernels", options, OPTIONS);
  const { precision = "float32" } = options;
  const allocate: Allocate = (length) => {
    try {
      return precision === "float64" ? new Float64Array(length) : new Float32Array(length);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new GradusError(
        `referenceKernels: arrays must fit into memory, asked for ${length} numbers. Take fewer units, steps or windows.`,
      );
    }
  };
  return {
    name: `reference-${precision}`,
    allocate,
    recurrent(spec) {
      ensureRecurrentSpec(spec);
      return new ReferenceRecurrent(spec, allocate);
    },
    dense(spec) {
      ensureDenseSpec(spec);
      return new ReferenceDense(spec, allocate);
    },
    vector: referenceVector,
    matrix: referenceMatrix,
  };
}
