import type { FloatArray } from "../../core/float-array.js";
import type { Network } from "../../network/build.js";
import type { LinearTensors } from "../../network/cell.js";
import type { ParameterBlock, ParameterSlice } from "../../params/layout.js";
import { operatingPoint } from "./operating-point.js";
import type { LinearSystem } from "./system.js";

/**
 * Writes a linear system into the first units of every layer, at an amplitude: the first layer follows it, each layer above passes its units
 * through, the readout reads them. Of the other units what they give to these is set to 0, the rest stays as it is: units of passes that read backwards are
 * all of these others.
 *
 * With h(m) = value + slope (m - at), exact as amplitude -> 0: units are amplitude times the states, the readout is C / amplitude.
 *
 * Trusts the network to have passed `refusalOf`.
 *
 * @param options.bias b, (O), of the forecast
 */
export function placeSystem(
  { network, parameters }: { readonly network: Network; readonly parameters: FloatArray },
  system: LinearSystem,
  { amplitude, bias }: { readonly amplitude: number; readonly bias: ArrayLike<number> },
): void {
  const { cell, activation, layout } = network;
  const { states, A, C } = system;
  const point = operatingPoint(activation, amplitude);
  const layers = layout.blocks.slice(0, -1);
  let rest = 0;
  for (const [index, block] of layers.entries()) {
    const recurrence =
      index === 0
        ? { A, B: system.B.map((entry) => amplitude * entry), rest }
        : { A: new Float64Array(states * states), B: identity(states), rest };
    const placed = cell.followLinear!(recurrence, point)!;
    placeTensors(parameters, block, { ...placed, states });
    rest = placed.rest;
  }
  const [W, b] = layout.blocks.at(-1)!.slices;
  const units = W!.shape[1]!;
  for (let o = 0; o < bias.length; o++) {
    let atRest = 0;
    for (let j = 0; j < units; j++) {
      const weight = j < states ? C[o * states + j]! / amplitude : 0;
      parameters[W!.offset + o * units + j] = weight;
      atRest += weight * rest;
    }
    parameters[b!.offset + o] = bias[o]! - atRest;
  }
}

/** Entries of the first units' rows; what other units, of this layer or the one below, would give them is 0. */
function placeTensors(
  parameters: FloatArray,
  block: ParameterBlock,
  { tensors, states }: LinearTensors & { readonly states: number },
): void {
  for (const slice of block.slices) {
    const tensor = tensors[ownName(slice, block)];
    if (tensor === undefined) continue;
    const columns = slice.role === "bias" ? 1 : slice.shape.at(-1)!;
    const given = tensor.length / states;
    for (let row = 0; row < states; row++) {
      for (let column = 0; column < columns; column++) {
        parameters[slice.offset + row * columns + column] = column < given ? tensor[row * given + column]! : 0;
      }
    }
  }
}

/** Its name in the cell. */
function ownName({ name }: ParameterSlice, block: ParameterBlock): string {
  return name.slice(block.name.length + 1);
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
}
