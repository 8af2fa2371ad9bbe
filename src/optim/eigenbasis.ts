import type { FloatArray } from "../core/float-array.js";
import { symmetricEigenvectors } from "../core/numeric/symmetric-eigenvectors.js";
import type { Kernels } from "../kernels/contract.js";
import { matrixOf } from "../kernels/matrix.js";

export interface EigenbasisOptions {
  /** Entries a direction has. */
  readonly size: number;
  /** Columns of g (left), or rows (right): what the covariance sums over. */
  readonly depth: number;
  /** Left: g g^T is summed, right: g^T g. */
  readonly side: "left" | "right";
  /** Of the covariance's running mean, in [0, 1). */
  readonly decay: number;
}

/** One side of Shampoo's preconditioner of a matrix: a running covariance of its gradients and that covariance's slowly renewed eigenvectors. */
export interface Eigenbasis {
  readonly size: number;
  /** (n, n), each row a direction, the one of the largest eigenvalue first as of the last renewal. */
  readonly rows: FloatArray;
  readonly state: readonly FloatArray[];
  /** covariance <- decay covariance + (1 - decay) g g^T, or g^T g. */
  observe(gradient: FloatArray): void;
  /** Takes the covariance's eigenvectors for the basis. Allocates: once a run. */
  begin(): void;
  /**
   * Sorts the directions by the variance along them, multiplies by the covariance and orthonormalises: a step of orthogonal iteration.
   * Returns where each direction was before: `order[k]` is the old place of row k.
   */
  renew(): Uint32Array;
}

export function planEigenbasis(kernels: Kernels, { size, depth, side, decay }: EigenbasisOptions): Eigenbasis {
  const matrix = matrixOf(kernels);
  const square = { rows: size, columns: size };
  const transposed = side === "left" ? "right" : "left"; // g g^T or g^T g
  const outer = matrix.product({ ...square, depth, transposed, factor: 1 - decay, keep: decay });
  const power = matrix.product({ ...square, depth: size, transposed: "none", factor: 1, keep: 0 });
  const orthonormal = matrix.rowBasis(size);
  const covariance = kernels.allocate(size * size);
  const rows = kernels.allocate(size * size);
  const image = kernels.allocate(size * size);
  const variances = new Float64Array(size);
  const order = new Uint32Array(size);
  return {
    size,
    rows,
    state: [covariance, rows],
    observe: (gradient) => outer.run(covariance, gradient, gradient, covariance),
    begin: () => symmetricEigenvectors(covariance, size, rows),
    renew() {
      power.run(image, rows, covariance, image); // symmetric: row k is the covariance times direction k
      rowProducts(rows, image, variances);
      sortFalling(order, variances);
      for (let k = 0; k < size; k++) copyRow(image, order[k]! * size, rows, k * size, size);
      orthonormal.run(rows);
      return order;
    },
  };
}

/** products[k] = row k of a times row k of b. All rows in one call: a number that each returned would be boxed. */
function rowProducts(a: FloatArray, b: FloatArray, products: Float64Array): void {
  const size = products.length;
  for (let k = 0; k < size; k++) {
    let total = 0;
    for (let at = k * size; at < (k + 1) * size; at++) total += a[at]! * b[at]!;
    products[k] = total;
  }
}

/** `copyWithin` and `set` would need views, which a step may not make. */
function copyRow(source: FloatArray, from: number, target: FloatArray, to: number, count: number): void {
  for (let k = 0; k < count; k++) target[to + k] = source[from + k]!;
}

/** Places of the values, the largest's first, equal ones as they stand. By insertion: they are nearly in order, and it allocates nothing. */
function sortFalling(order: Uint32Array, values: Float64Array): void {
  for (let k = 0; k < order.length; k++) {
    const value = values[k]!;
    let at = k;
    for (; at > 0 && values[order[at - 1]!]! < value; at--) order[at] = order[at - 1]!;
    order[at] = k;
  }
}
