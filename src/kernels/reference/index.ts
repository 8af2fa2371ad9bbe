import type { Cell, Form, Kernels, RecurrentPass, RecurrentSpec } from "../contract.js";
import { ensureDenseSpec, ensureRecurrentSpec } from "../specs.js";
import { Dense } from "./dense.js";
import { ElmanMoments } from "./elman-moments.js";
import { ElmanPlain } from "./elman-plain.js";
import { ElmanSmoothed } from "./elman-smoothed.js";
import type { Allocate } from "./moments.js";
import { referenceVector } from "./vector.js";

type Passes = Readonly<Record<Form, new (spec: RecurrentSpec, allocate: Allocate) => RecurrentPass>>;

/** A new cell is a folder's worth of files and a row. */
const cells: Readonly<Record<Cell, Passes>> = {
  elman: { plain: ElmanPlain, smoothed: ElmanSmoothed, moments: ElmanMoments },
};

/**
 * The readable engine in TypeScript, the oracle of all others. Arithmetic is double; `precision` is that of storage.
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
      return new cells[spec.cell][spec.form](spec, allocate);
    },
    dense(spec) {
      ensureDenseSpec(spec);
      return new Dense(spec, allocate);
    },
    vector: referenceVector,
  };
}
