import type { FloatArray } from "../../core/float-array.js";
import type { Network } from "../../network/build.js";
import type { ParameterBlock, ParameterSlice } from "../../params/layout.js";
import { operatingPoint } from "./operating-point.js";

/**
 * Takes the first units of every layer from one amplitude to another, in place: what they are away from rest is multiplied by r = after / before on the way
 * in and divided by it on the way out, so that as long as the units work in their straight part the network forecasts the same. With D = diag(r, ..., 1, ...),
 *
 *     U' = D U D_below^-1,    V' = D V D^-1,    W' = W D^-1
 *
 * and biases such that units rest where the activation is straight at the new amplitude.
 */
export function atAmplitude(
  { activation, layout: { blocks } }: Pick<Network, "activation" | "layout">,
  parameters: FloatArray,
  { states, before, after }: { readonly states: number; readonly before: number; readonly after: number },
): void {
  const ratio = after / before;
  const [from, to] = [operatingPoint(activation, before), operatingPoint(activation, after)];
  for (const [index, block] of blocks.entries()) {
    const isReadout = index === blocks.length - 1;
    const bias = block.slices.find(({ role }) => role === "bias")!;
    const rowFactor = (row: number) => (!isReadout && row < states ? ratio : 1);
    const rows = bias.length;
    const constants = Float64Array.from({ length: rows }, (_, row) => {
      const at = !isReadout && row < states ? from.at : 0;
      return parameters[bias.offset + row]! + from.value * sumOf(parameters, block, { row, states, index }) - at;
    });
    for (const slice of matricesOf(block)) scaleMatrix(parameters, slice, { states, ratio, rowFactor, index });
    for (let row = 0; row < rows; row++) {
      const at = !isReadout && row < states ? to.at : 0;
      const rest = to.value * sumOf(parameters, block, { row, states, index });
      parameters[bias.offset + row] = rowFactor(row) * constants[row]! + at - rest;
    }
  }
}

/** Those that read or make units: what a highway has moved reads the window. */
const matricesOf = ({ slices }: ParameterBlock) => slices.filter(({ role }) => role !== "bias" && role !== "highway");

/** Whether a matrix reads units; the first layer's inputs are data. */
const readsUnits = ({ role }: ParameterSlice, index: number) => role !== "input" || index > 0;

/** A row's sum over the units of that amplitude that it reads. */
function sumOf(
  parameters: FloatArray,
  block: ParameterBlock,
  { row, states, index }: { readonly row: number; readonly states: number; readonly index: number },
): number {
  let sum = 0;
  for (const slice of matricesOf(block)) {
    if (!readsUnits(slice, index)) continue;
    const columns = slice.shape[1]!;
    for (let column = 0; column < states; column++) sum += parameters[slice.offset + row * columns + column]!;
  }
  return sum;
}

function scaleMatrix(
  parameters: FloatArray,
  slice: ParameterSlice,
  {
    states,
    ratio,
    rowFactor,
    index,
  }: {
    readonly states: number;
    readonly ratio: number;
    readonly rowFactor: (row: number) => number;
    readonly index: number;
  },
): void {
  const [rows, columns] = slice.shape as [number, number];
  const reads = readsUnits(slice, index);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const factor = rowFactor(row) / (reads && column < states ? ratio : 1);
      parameters[slice.offset + row * columns + column]! *= factor;
    }
  }
}
