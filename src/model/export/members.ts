import { decodeFloats } from "../../core/stored/floats.js";
import type { Network } from "../../network/build.js";
import { featuresOfHighway } from "../../network/highway.js";
import { REVERSE } from "../../network/layer-slices.js";
import { firstInputs } from "../../network/reading.js";
import { unitsRead } from "../../network/units-read.js";
import type { ParameterBlock } from "../../params/layout.js";
import type { ForecasterRecord } from "../forecasters/index.js";
import { trainedNetwork } from "../forecasters/network.js";
import { highwayOf } from "../highway-record.js";
import type { ModelRecord } from "../schema.js";
import type { LayerRecord, Tensor } from "../torch/layers.js";
import type { Direct, Member } from "./plan.js";

type Own<Kind extends ForecasterRecord["kind"]> = Extract<ForecasterRecord, { readonly kind: Kind }>;

/** What computes a model's outputs from its features. */
export function membersOf({ forecaster, targets, horizon, window, inputs }: ModelRecord): Member[] {
  switch (forecaster.kind) {
    case "network":
      return networkMembers(forecaster);
    case "linear":
      return [alone(linearPart(forecaster, inputs.columns.length))];
    case "mean":
      return [alone(constantPart(forecaster.values))];
    case "last value":
      return [alone({ kind: "repeat", rows: steps(horizon).map(() => window - 1) })];
    case "seasonal repeat":
      return [alone({ kind: "repeat", rows: steps(horizon).map((ahead) => seasonsBefore(ahead, forecaster, window)) })];
    default:
      return forecaster satisfies never;
  }

  function constantPart(values: readonly number[]): Direct {
    const size = targets.columns.length * steps(horizon).length;
    const c = Float64Array.from({ length: size }, (_, o) => Math.fround(values[o]!));
    return { kind: "affine", rows: 0, inputs: null, C: new Float64Array(0), c };
  }
}

function alone(direct: Direct): Member {
  return { layers: [], reads: "step", readout: null, direct };
}

function steps({ from, to }: ModelRecord["horizon"]): number[] {
  return Array.from({ length: to - from + 1 }, (_, k) => from + k);
}

/** The window's row that lies whole seasons before the row asked for, the latest that is known, counted in rows. */
function seasonsBefore(ahead: number, { rows }: Own<"seasonal repeat">, window: number): number {
  return window - 1 + ahead - Math.ceil(ahead / rows) * rows;
}

function linearPart(forecaster: Own<"linear">, inputSize: number): Direct {
  const { rows, inputs, coefficients } = highwayOf(forecaster, "linear");
  const F = featuresOfHighway({ rows, inputs }, inputSize);
  return affine({ rows, inputs, coefficients: Float64Array.from(coefficients) }, F);
}

function networkMembers(forecaster: Own<"network">): Member[] {
  const network = trainedNetwork(forecaster);
  return forecaster.members.map(({ parameters }) => networkMember(network, decodeFloats(parameters)));
}

function networkMember({ spec, cell, layout, highway }: Network, parameters: Float32Array): Member {
  const layers = spec.hiddenSizes.map((hiddenSize, k): LayerRecord => {
    const inputSize = k === 0 ? firstInputs(spec) : unitsRead(spec, k - 1);
    const tensors = Object.entries(tensorsIn(layout.blocks[k]!, parameters));
    const own = tensors.filter(([name]) => !name.endsWith(REVERSE));
    const others = tensors.filter(([name]) => name.endsWith(REVERSE));
    const reverse = others.map(([name, tensor]) => [name.slice(0, -REVERSE.length), tensor] as const);
    return {
      ...{ cell, activation: spec.activation, inputSize, hiddenSize, tensors: Object.fromEntries(own) },
      reverse: spec.bidirectional ? Object.fromEntries(reverse) : null,
    };
  });
  const { W, b, C: moved } = tensorsIn(layout.blocks[layers.length]!, parameters);
  const readout = { W: W!.values, b: b!.values };
  const { reads = "step" } = cell;
  if (highway === null) return { layers, reads, readout, direct: null };
  const coefficients = Float64Array.from(highway.coefficients);
  const F = featuresOfHighway(highway, spec.inputSize);
  moved?.values.forEach((value, at) => {
    coefficients[(at % F) * spec.outputSize + Math.floor(at / F)]! += value;
  });
  return { layers, reads, readout, direct: affine({ ...highway, coefficients }, F) };
}

/** Of coefficients (F + 1, O), the constants last. */
function affine(
  part: { readonly rows: number; readonly inputs: Uint32Array | null; readonly coefficients: Float64Array },
  F: number,
): Direct {
  const { rows, inputs, coefficients } = part;
  const O = coefficients.length / (F + 1);
  const C = Float64Array.from({ length: O * F }, (_, at) => coefficients[(at % F) * O + Math.floor(at / F)]!);
  return { kind: "affine", rows, inputs: inputs && [...inputs], C, c: coefficients.slice(F * O) };
}

/** By their own names, without their block's. */
function tensorsIn({ name, slices }: ParameterBlock, parameters: Float32Array): Record<string, Tensor> {
  return Object.fromEntries(
    slices.map(({ name: full, shape, offset, length }) => [
      full.slice(name.length + 1),
      { shape, values: parameters.slice(offset, offset + length) },
    ]),
  );
}
