import type { FloatArray } from "../core/float-array.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { fraction, integer, positive } from "../core/rules.js";
import type { Kernels } from "../kernels/contract.js";
import { matrixOf } from "../kernels/matrix.js";
import { type AdamOptions, planAdam, scaleByAdam } from "./adam.js";
import { planBySlice } from "./by-slice.js";
import { type Eigenbasis, planEigenbasis } from "./eigenbasis.js";
import type { Transform } from "./transform.js";

export interface SoapOptions {
  /** Decay of the mean of g, in [0, 1). Default .95 */
  readonly beta1?: number;
  /** Decay of the means of g^2, g g^T and g^T g, in [0, 1). Default .95 */
  readonly beta2?: number;
  /** > 0. Default 1e-8 */
  readonly epsilon?: number;
  /** Updates between two renewals of the bases, an integer >= 1. Default 5 */
  readonly renewEvery?: number;
}

export const SOAP_OPTIONS = {
  beta1: fraction,
  beta2: fraction,
  epsilon: positive,
  renewEvery: integer(1),
} satisfies OptionRules<SoapOptions>;

/**
 * Adam in the eigenbasis of Shampoo's preconditioner. For every tensor g of two dimensions
 *
 *     update = Q_L Adam(Q_L^T g Q_R) Q_R^T,   L <- beta2 L + (1 - beta2) g g^T,   R <- beta2 R + (1 - beta2) g^T g
 *
 * with Q_L and Q_R about the eigenvectors of L and R. The first gradient makes the first L, R and, by an eigendecomposition, Q_L and Q_R; it moves no
 * parameter, whatever their tensors, so that no basis is chosen by the gradient it is used on. After every `renewEvery`-th update each basis is renewed
 * by one QR of L Q_L (R Q_R), its columns sorted by their variance; the mean of g is carried over into it, the mean of g^2 only sorted along. Tensors
 * of one dimension go by `scaleByAdam` from the second gradient on.
 *
 * A side of more than 256 rows or columns is not turned, as with the paper's largest preconditioner dimension: its eigenvectors would take seconds, and nothing tells them
 * from a few hundred gradients.
 *
 * Where L or R has not full rank, as with more rows than columns, its null space has no basis of its own and rounding chooses one: engines agree on the
 * update only as far as the gradients so far determine the basis.
 *
 * Source: Vyas et al., SOAP: improving and stabilizing Shampoo using Adam (2024), algorithm 3; epsilon stands where `scaleByAdam` has it. A renewal
 * every 10 steps is the paper's; on the small matrices of recurrent networks 5 is cheap.
 *
 * @throws GradusError for an option outside its range
 * @example
 * scaleBySoap({ renewEvery: 10 }).name; // "soap 0.95 0.95, basis renewed every 10"
 */
export function scaleBySoap(options: SoapOptions = {}): Transform {
  ensureOptions("scaleBySoap", options, SOAP_OPTIONS);
  const { beta1 = 0.95, beta2 = 0.95, epsilon = 1e-8, renewEvery = 5 } = options;
  const ofAdam = { beta1, beta2, epsilon };
  const matrix = adamInEigenbasis(ofAdam, renewEvery);
  const rest = fromSecondOn(scaleByAdam(ofAdam));
  return {
    name: `soap ${beta1} ${beta2}, basis renewed every ${renewEvery}`,
    plan: (plan) => planBySlice(plan, ({ shape }) => (shape.length === 2 ? matrix : rest)),
  };
}

/** Of a side that has a basis. */
const MOST_ROWS = 256;

/** SOAP's step of one matrix. */
function adamInEigenbasis(ofAdam: Required<AdamOptions>, renewEvery: number): Transform {
  const { beta2: decay } = ofAdam;
  return {
    name: "adam in the eigenbasis",
    plan({ kernels, layout }) {
      const [rows, columns] = layout.slices[0]!.shape as [number, number];
      const left =
        rows > MOST_ROWS ? null : planEigenbasis(kernels, { size: rows, depth: columns, side: "left", decay });
      const right =
        columns > MOST_ROWS ? null : planEigenbasis(kernels, { size: columns, depth: rows, side: "right", decay });
      const { turnIn, turnOut } = planTurns(kernels, { rows, columns, left, right });
      const turned = kernels.allocate(rows * columns);
      const adam = planAdam(kernels, rows * columns, ofAdam);
      const seen = new Float64Array(1); // gradients so far
      const [rowsAsTheyAre, columnsAsTheyAre] = [rows, columns].map((length) =>
        Uint32Array.from({ length }, (_, k) => k),
      );
      const renew = () => {
        turnOut(turned, adam.first);
        const fromRow = left?.renew() ?? rowsAsTheyAre;
        const fromColumn = right?.renew() ?? columnsAsTheyAre;
        turnIn(adam.first, turned);
        turned.set(adam.second);
        sortAlong(turned, adam.second, fromRow, fromColumn);
      };
      return {
        state: [seen, ...(left?.state ?? []), ...(right?.state ?? []), ...adam.state],
        apply({ gradient }) {
          left?.observe(gradient);
          right?.observe(gradient);
          if (seen[0]! === 0) {
            left?.begin();
            right?.begin();
            gradient.fill(0);
          } else {
            turnIn(turned, gradient);
            adam.apply(turned);
            turnOut(gradient, turned);
            if (seen[0]! % renewEvery === 0) renew(); // after the update, whose gradient had no part in its basis
          }
          seen[0]! += 1;
        },
      };
    },
  };
}

type Turn = (target: FloatArray, source: FloatArray) => void;

interface Turned {
  readonly rows: number;
  readonly columns: number;
  /** Null: that side is not turned. */
  readonly left: Eigenbasis | null;
  readonly right: Eigenbasis | null;
}

/** Plans target <- Q_L^T source Q_R and target <- Q_L source Q_R^T; the bases hold the columns of Q as rows. */
function planTurns(kernels: Kernels, { rows, columns, left, right }: Turned): Record<"turnIn" | "turnOut", Turn> {
  const matrix = matrixOf(kernels);
  const plain = { rows, columns, factor: 1, keep: 0 };
  const leftIn = matrix.product({ ...plain, depth: rows, transposed: "none" });
  const rightIn = matrix.product({ ...plain, depth: columns, transposed: "right" });
  const leftOut = matrix.product({ ...plain, depth: rows, transposed: "left" });
  const rightOut = matrix.product({ ...plain, depth: columns, transposed: "none" });
  const half = kernels.allocate(rows * columns);
  return {
    turnIn(target, source) {
      if (left === null) half.set(source);
      else leftIn.run(half, left.rows, source, half);
      if (right === null) target.set(half);
      else rightIn.run(target, half, right.rows, target);
    },
    turnOut(target, source) {
      if (left === null) half.set(source);
      else leftOut.run(half, left.rows, source, half);
      if (right === null) target.set(half);
      else rightOut.run(target, half, right.rows, target);
    },
  };
}

/** target[i, j] = source[fromRow[i], fromColumn[j]] */
function sortAlong(source: FloatArray, target: FloatArray, fromRow: Uint32Array, fromColumn: Uint32Array): void {
  const columns = fromColumn.length;
  for (let i = 0; i < fromRow.length; i++) {
    const from = fromRow[i]! * columns;
    for (let j = 0; j < columns; j++) target[i * columns + j] = source[from + fromColumn[j]!]!;
  }
}

/** A transform that gives 0 for the first gradient and does not see it. */
function fromSecondOn(transform: Transform): Transform {
  return {
    name: `${transform.name} from the second gradient on`,
    plan(plan) {
      const step = transform.plan(plan);
      const seen = new Float64Array(1); // 0 before the first gradient, then 1
      return {
        state: [seen, ...step.state],
        apply(update) {
          if (seen[0]! > 0) return step.apply(update);
          seen[0] = 1;
          update.gradient.fill(0);
        },
      };
    },
  };
}
