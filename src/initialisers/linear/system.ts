import { power as powerOf } from "../../core/numeric/elementary/power.js";
import { type LeadingEigen, leadingEigenvectors } from "../../core/numeric/leading-eigenvectors.js";
import { choleskyFactor } from "../../core/numeric/linear-algebra.js";
import { dot, multiply, transpose } from "../../core/numeric/matrix-product.js";
import type { LinearFit } from "../../data/linear/fit.js";

/** A linear state-space model s_t = A s_{t-1} + B x_t, y = C s_T + b, the bias left out. */
export interface LinearSystem {
  /** R >= 0 */
  readonly states: number;
  /** (R, R), row-major. */
  readonly A: Float64Array;
  /** (R, I) */
  readonly B: Float64Array;
  /** (O, R) */
  readonly C: Float64Array;
  /** (R), mean square of each state over the training windows, descending where `power` < 1. */
  readonly meanSquares: Float64Array;
}

export interface SystemOptions {
  /** I, of the windows. */
  readonly inputSize: number;
  /** States that there is room for, >= 1. */
  readonly most: number;
  /** 0 keeps the states' natural scales, 1 gives all the same; the largest has mean square 1 with either. */
  readonly power: number;
  /** States whose share of the largest mean square is below this are dropped, > 0. */
  readonly cut: number;
}

/** Keeps the covariance of inputs positive definite where columns repeat or are constant, in units of its largest entry; more where products are rounded. */
const JITTER = 1e-12;

/**
 * The linear forecast of a window as a recurrence with few states.
 *
 * With C_k (O, I) the coefficients of the row k steps before the last one, the full system has a block of O states for each of the K rows read:
 * z_t[j] = sum_k C_{j+k} x_{t-k} is what the inputs up to t add to the output at t + j. It is exact,
 *
 *     z_t = S z_{t-1} + (C_0, C_1, ..., C_{K-1}) x_t,    y = z_T[0] + b,    S z[j] = z[j + 1]
 *
 * and its observability Gramian is I, so that keeping the leading eigenvectors E, eigenvalues L of the second moment of z_T over the training
 * windows is balanced truncation:
 *
 *     A = D^-1 E^T S E D,    B = D^-1 E^T (C_0, ...),    C = E_0 D,    D = L_1^(1/2) (L / L_1)^(power / 2)
 *
 * Sources: Ho and Kalman (1966), Moore (1981).
 */
export function reducedSystem(fit: LinearFit, { inputSize, most, power, cut }: SystemOptions): LinearSystem {
  const shape = shapeOf(fit, inputSize);
  const { values, vectors } = leading(fit, shape, most);
  const [largest] = values;
  const kept = largest! > 0 ? values.findIndex((value) => value < cut * largest!) : 0;
  const states = Math.min(most, kept < 0 ? values.length : kept);
  const scale = Float64Array.from(
    { length: states },
    (_, k) => Math.sqrt(largest!) * powerOf(values[k]! / largest!, power / 2),
  );
  return {
    states,
    A: shifted(vectors, scale, shape),
    B: driven(vectors, scale, { fit, shape }),
    C: read(vectors, scale, shape),
    meanSquares: Float64Array.from(scale, (d, k) => values[k]! / (d * d)),
  };
}

interface Shape {
  /** K, rows that the forecast reads. */
  readonly rows: number;
  /** Inputs among them: I, or fewer chosen ones. */
  readonly read: number;
  /** O */
  readonly outputs: number;
  /** Z = K O */
  readonly full: number;
  /** I */
  readonly inputSize: number;
}

function shapeOf({ part, coefficients }: LinearFit, inputSize: number): Shape {
  const read = part.inputs?.length ?? inputSize;
  const outputs = coefficients.length / (part.rows * read + 1);
  return { rows: part.rows, read, outputs, full: part.rows * outputs, inputSize };
}

/** Where the entries of C_k for input i begin, (O) side by side; k is counted back from the last row. */
function placeOf(k: number, i: number, { rows, read, outputs }: Shape): number {
  return ((rows - 1 - k) * read + i) * outputs;
}

/** Leading eigenvalues, and eigenvectors, a row of Z entries each, of the second moment M G M^T of the full states, by its smaller side. */
function leading(fit: LinearFit, shape: Shape, most: number): LeadingEigen {
  const { full } = shape;
  const F = shape.rows * shape.read;
  const moments = momentsOf(fit, F);
  if (full <= F) {
    const M = hankel(fit, shape);
    return leadingEigenvectors(timesTransposed(multiply(M, moments, [full, F, F]), M, [full, F]), full, most);
  }
  // G = L L^T: the same eigenvalues has L^T (M^T M) L, whose side is the inputs'
  const L = choleskyFactor(moments, F);
  const transposed = transpose(L, F, F);
  const small = multiply(transposed, multiply(hankelSquare(fit, shape), L, [F, F, F]), [F, F, F]);
  const { values, vectors } = leadingEigenvectors(small, F, most);
  const lifted = timesHankel(multiply(vectors, transposed, [values.length, F, F]), fit, shape);
  for (let k = 0; k < values.length; k++) {
    const length = Math.sqrt(Math.max(values[k]!, Number.MIN_VALUE));
    for (let z = 0; z < full; z++) lifted[k * full + z]! /= length;
  }
  return { values, vectors: lifted };
}

/** M^T M (F, F), by its diagonals: entry (t, u) is that of (t - 1, u - 1) and one product of coefficients more. */
function hankelSquare({ coefficients }: LinearFit, { rows, read, outputs }: Shape): Float64Array {
  const F = rows * read;
  const square = new Float64Array(F * F);
  for (let f = 0; f < F; f++) {
    for (let g = 0; g <= f; g++) {
      const before = g < read ? 0 : square[(f - read) * F + g - read]!;
      const sum = before + dot(coefficients, f * outputs, coefficients, g * outputs, outputs);
      square[f * F + g] = sum;
      square[g * F + f] = sum;
    }
  }
  return square;
}

/** M (Z, F) with z_T = M (rows of the window, oldest first): z[j] takes C_{j+k} of the row k steps before the last one. */
function hankel({ coefficients }: LinearFit, shape: Shape): Float64Array {
  const { rows, read, outputs, full } = shape;
  const F = rows * read;
  const M = new Float64Array(full * F);
  for (let j = 0; j < rows; j++) {
    for (let k = 0; j + k < rows; k++) {
      for (let i = 0; i < read; i++) {
        const from = placeOf(j + k, i, shape);
        const to = j * outputs * F + (rows - 1 - k) * read + i;
        for (let o = 0; o < outputs; o++) M[to + o * F] = coefficients[from + o]!;
      }
    }
  }
  return M;
}

/** X M^T (R, Z) for X (R, F), without M, which many outputs make large. */
function timesHankel(X: Float64Array, { coefficients }: LinearFit, shape: Shape): Float64Array {
  const { rows, read, outputs, full } = shape;
  const F = rows * read;
  const R = X.length / F;
  const product = new Float64Array(R * full);
  for (let a = 0; a < R; a++) {
    for (let j = 0; j < rows; j++) {
      const to = a * full + j * outputs;
      for (let k = 0; j + k < rows; k++) {
        for (let i = 0; i < read; i++) {
          const x = X[a * F + (rows - 1 - k) * read + i]!;
          const from = placeOf(j + k, i, shape);
          for (let o = 0; o < outputs; o++) product[to + o]! += x * coefficients[from + o]!;
        }
      }
    }
  }
  return product;
}

/** G (F, F), whole: second moments of the window's rows. */
function momentsOf({ products: { gram, weight, rounding = 0 } }: LinearFit, F: number): Float64Array {
  const n = F + 1;
  let largest = 0;
  for (let i = 0; i < F; i++) largest = Math.max(largest, gram[i * n + i]! / weight);
  const moments = new Float64Array(F * F);
  for (let i = 0; i < F; i++) {
    for (let j = 0; j <= i; j++) moments[i * F + j] = moments[j * F + i] = gram[i * n + j]! / weight;
    moments[i * F + i]! += Math.max(JITTER, rounding) * largest + Number.MIN_VALUE;
  }
  return moments;
}

/** A_ab = sum_j E[j, a] E[j + 1, b] D_b / D_a */
function shifted(vectors: Float64Array, scale: Float64Array, { outputs, full }: Shape): Float64Array {
  const R = scale.length;
  return Float64Array.from({ length: R * R }, (_, at) => {
    const [a, b] = [Math.floor(at / R), at % R];
    const sum = dot(vectors, a * full, vectors, b * full + outputs, full - outputs);
    return (sum * scale[b]!) / scale[a]!;
  });
}

/** B_ai = sum_jo E[jo, a] C_j[o, i] / D_a; inputs that are not read have none. */
function driven(
  vectors: Float64Array,
  scale: Float64Array,
  { fit, shape }: { readonly fit: LinearFit; readonly shape: Shape },
): Float64Array {
  const { rows, read, outputs, full, inputSize } = shape;
  const B = new Float64Array(scale.length * inputSize);
  for (let a = 0; a < scale.length; a++) {
    for (let i = 0; i < read; i++) {
      let sum = 0;
      for (let j = 0; j < rows; j++) {
        sum += dot(vectors, a * full + j * outputs, fit.coefficients, placeOf(j, i, shape), outputs);
      }
      B[a * inputSize + (fit.part.inputs?.[i] ?? i)] = sum / scale[a]!;
    }
  }
  return B;
}

/** C_oa = E[0o, a] D_a */
function read(vectors: Float64Array, scale: Float64Array, { outputs, full }: Shape): Float64Array {
  const R = scale.length;
  return Float64Array.from({ length: outputs * R }, (_, at) => {
    const a = at % R;
    return vectors[a * full + Math.floor(at / R)]! * scale[a]!;
  });
}

/** X Y^T, X and Y (m, k), symmetric by what they are. */
function timesTransposed(X: Float64Array, Y: Float64Array, [m, k]: readonly [number, number]): Float64Array {
  const product = new Float64Array(m * m);
  for (let row = 0; row < m; row++) {
    for (let column = 0; column <= row; column++) {
      const sum = dot(X, row * k, Y, column * k, k);
      product[row * m + column] = sum;
      product[column * m + row] = sum;
    }
  }
  return product;
}
