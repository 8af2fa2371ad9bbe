import type { Kernels, MatrixKernels } from "./contract.js";
import { referenceMatrix } from "./reference/matrix.js";

/** The matrix kernels of an engine; of one that has none, plain loops over its arrays: right and slower. */
export function matrixOf({ matrix = referenceMatrix }: Kernels): MatrixKernels {
  return matrix;
}
