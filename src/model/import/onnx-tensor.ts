import { shown } from "../../core/shown.js";
import type { Tensor } from "../torch/layers.js";
import type { FileTensor, OnnxFile } from "./onnx-file.js";
import { badWeights } from "./refusal.js";

export type Matrix = Tensor;

const FLOAT = 1;
const DOUBLE = 11;

/** Reads constants of a model by their names, those that a Constant or Identity hands on too; null for a value that is none. */
export function tensorReader({ nodes, tensors }: OnnxFile, file: string): (name: string) => Matrix | null {
  const makers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const find = (name: string): FileTensor | null => {
    const own = tensors.get(name);
    if (own !== undefined) return own;
    const maker = makers.get(name);
    if (maker?.type === "Identity") return find(maker.inputs[0]!);
    return maker?.type === "Constant" ? (maker.attributes.get("value")?.tensor ?? null) : null;
  };
  return (name) => {
    const found = find(name);
    return found && numbersOf(found, `${file}, tensor ${shown(name)}`);
  };
}

function numbersOf({ shape, type, floats, doubles, raw, isElsewhere }: FileTensor, place: string): Matrix {
  if (isElsewhere) {
    throw badWeights(place, "its numbers must be in the file", "another file's name", "Save the model as one file.");
  }
  if (type !== FLOAT && type !== DOUBLE) {
    throw badWeights(place, "its numbers must be floats of 32 or 64 bits", `ONNX's kind ${type}`, "Save it as float32."); // biome-ignore format: one line
  }
  const values = raw === null ? Float32Array.from(type === FLOAT ? floats : doubles) : fromBytes(raw, type);
  const count = shape.reduce((product, size) => product * size, 1);
  if (values.length === count) return { shape, values };
  throw badWeights(
    place,
    `must have the ${count} numbers of its shape (${shape.join(", ")})`,
    String(values.length),
    "It was cut off or changed. Write it anew.",
  );
}

function fromBytes(raw: Uint8Array, type: number): Float32Array {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const size = type === FLOAT ? 4 : 8;
  return Float32Array.from({ length: Math.floor(raw.length / size) }, (_, k) =>
    type === FLOAT ? view.getFloat32(4 * k, true) : view.getFloat64(8 * k, true),
  );
}
