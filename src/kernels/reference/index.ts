import type { Kernels } from "../contract.js";
import { ensureDenseSpec, ensureRecurrentSpec } from "../specs.js";
import { ReferenceDense } from "./dense.js";
import { ReferenceRecurrent } from "./recurrent.js";
import type { Allocate } from "./value.js";
import { referenceVector } from "./vector.js";

/**
 * The readable engine in TypeScript, the oracle of all others. Arithmetic is double; `precision` is that of storage.
 *
 * Runs any cell from the list of its operations.
 *
 * @example
 * const kernels = referenceKernels({ precision: "float64" });
 * kernels.allocate(3); // Float64Array [0, 0, 0]
 */
export function referenceKernels({ precision = "float32" }: { precision?: "float32" | "float64" } = {}): Kernels {
  const allocate: Allocate = (length) =>
    precision === "float64" ? new Float64Array(length) : new Float32Array(length);
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
  };
}
