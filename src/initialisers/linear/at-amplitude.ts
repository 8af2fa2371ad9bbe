import type { FloatArray } from "../../core/float-array.js";
import type { Network } from "../../network/build.js";
import type { Cell } from "../../network/cell.js";
import { REVERSE } from "../../network/layer-slices.js";
import type { ParameterBlock, ParameterSlice } from "../../params/layout.js";
import { operatingPoint } from "./operating-point.js";

/**
 * Takes the first units of every layer from one amplitude to another, in place: what they are away from rest is multiplied by r = after / before on the way
 * in and divided by it on the way out, so that as long as the units work in their straight part the network forecasts the same. With D = diag(r, ..., 1, ...),
 *
 *     U' = D U D_below^-1,    V' = D V D^-1,    W' = W D^-1
 *
 * and biases such that units rest where the activation is straight at the new amplitude. What makes a gate reads units, and is of no amplitude itself.
 */
export function atAmplitude(
  { activation, cell, layout: { blocks } }: Pick<Network, "activation" | "cell" | "layout">,
  parameters: FloatArray,
  { states, before, after }: { readonly states: number; readonly before: number; readonly after: number },
): void {
  const ratio = after / before;
  const [from, to] = [operatingPoint(activation, before), operatingPoint(activation, after)];
  for (const [index, block] of blocks.entries()) {
    const sums = index === blocks.length - 1 ? [readoutOf(block)] : sumsOf(block, cell, index);
    for (const sum of sums) {
      const { bias, matrices, isOfUnits, restsAtPoint } = sum;
      const rowFactor = (row: number) => (isOfUnits && row < states ? ratio : 1);
      const restOf = (row: number, at: number) => (restsAtPoint && row < states ? at : 0);
      const rows = bias?.length ?? 0;
      const constants = Float64Array.from({ length: rows }, (_, row) => {
        const reads = from.value * readBy(sum, parameters, { row, states });
        return parameters[bias!.offset + row]! + reads - restOf(row, from.at);
      });
      for (const { slice, readsUnits } of matrices)
        scaleMatrix(parameters, slice, { states, ratio, rowFactor, readsUnits });
      for (let row = 0; row < rows; row++) {
        const reads = to.value * readBy(sum, parameters, { row, states });
        parameters[bias!.offset + row] = rowFactor(row) * constants[row]! + restOf(row, to.at) - reads;
      }
    }
  }
}

/** Matrices whose products are added up, and their bias. */
interface MatrixSum {
  readonly bias: ParameterSlice | null;
  readonly matrices: readonly { readonly slice: ParameterSlice; readonly readsUnits: boolean }[];
  /** Whether it is of the units' amplitude: neither a gate nor the forecast. */
  readonly isOfUnits: boolean;
  /** Whether it is where the operating point is: what the layer's inputs go into. */
  readonly restsAtPoint: boolean;
}

/** Those of a layer; of the first one inputs are data. */
function sumsOf(block: ParameterBlock, { operations }: Cell, index: number): MatrixSum[] {
  const named = (name: string) => block.slices.find((slice) => slice.name === `${block.name}.${name}`)!;
  const hasReverse = block.slices.some(({ isReverse }) => isReverse);
  return operations.flatMap((operation) => {
    if (operation.kind !== "affine") return [];
    const matrices = operation.terms.map(({ matrix, of }) => {
      return { slice: named(matrix), readsUnits: of !== "input" || index > 0, isInput: of === "input" };
    });
    const isOfUnits = matrices.every(({ slice }) => !slice.makesGate);
    const bias = operation.bias === null ? null : named(operation.bias);
    const own = { bias, matrices, isOfUnits, restsAtPoint: isOfUnits && matrices.some(({ isInput }) => isInput) };
    if (!hasReverse) return [own];
    // Its units are of ordinary amplitude, and read those of the layer below.
    const reverse = {
      bias: operation.bias === null ? null : named(`${operation.bias}${REVERSE}`),
      matrices: operation.terms.map(({ matrix, of }) => {
        return { slice: named(`${matrix}${REVERSE}`), readsUnits: of === "input" && index > 0 };
      }),
      isOfUnits: false,
      restsAtPoint: false,
    };
    return [own, reverse];
  });
}

/** W and b; what a highway has moved reads the window. */
function readoutOf({ slices }: ParameterBlock): MatrixSum {
  const [W, b] = slices as readonly [ParameterSlice, ParameterSlice];
  return { bias: b, matrices: [{ slice: W, readsUnits: true }], isOfUnits: false, restsAtPoint: false };
}

/** A row's sum over the units of that amplitude that it reads. */
function readBy(
  { matrices }: MatrixSum,
  parameters: FloatArray,
  { row, states }: { readonly row: number; readonly states: number },
): number {
  let sum = 0;
  for (const { slice, readsUnits } of matrices) {
    if (!readsUnits) continue;
    const columns = slice.shape[1]!;
    for (let column = 0; column < states; column++) sum += parameters[slice.offset + row * columns + column]!;
  }
  return sum;
}

interface Scaling {
  readonly states: number;
  readonly ratio: number;
  readonly rowFactor: (row: number) => number;
  readonly readsUnits: boolean;
}

function scaleMatrix(
  parameters: FloatArray,
  slice: ParameterSlice,
  { states, ratio, rowFactor, readsUnits }: Scaling,
): void {
  const [rows, columns] = slice.shape as [number, number];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const factor = rowFactor(row) / (readsUnits && column < states ? ratio : 1);
      parameters[slice.offset + row * columns + column]! *= factor;
    }
  }
}
