import { isObject } from "../../core/options.js";
import { shown } from "../../core/shown.js";
import type { Tensor } from "../torch/layers.js";
import { LENGTH_BYTES } from "../torch/safetensors-bytes.js";
import { badWeights } from "./refusal.js";

type ReadNumber = (view: DataView, at: number) => number;

/** Kinds of numbers that are read: bytes of one, and how. */
const KINDS: Readonly<Record<string, readonly [size: number, read: ReadNumber]>> = {
  F32: [4, (view, at) => view.getFloat32(at, true)],
  F64: [8, (view, at) => view.getFloat64(at, true)],
  BF16: [2, (view, at) => bfloat(view.getUint16(at, true))],
  F16: [2, (view, at) => half(view.getUint16(at, true))],
};

const ACTION = "Save it anew by safetensors.torch.save_file.";

/** The tensors of a file of safetensors in its order, in single precision. */
export function readSafetensors(bytes: Uint8Array, file: string): Map<string, Tensor> {
  const { header, numbers } = headerOf(bytes, file);
  const tensors = new Map<string, Tensor>();
  for (const [name, entry] of Object.entries(header)) {
    if (name !== "__metadata__") tensors.set(name, tensorOf(name, entry, { numbers, file }));
  }
  return tensors;
}

/** Whether bytes begin as such a file does: a length, then JSON. */
export function isSafetensors(bytes: Uint8Array): boolean {
  return bytes.length > LENGTH_BYTES && bytes[LENGTH_BYTES] === 0x7b && bytes[LENGTH_BYTES - 1] === 0;
}

function headerOf(bytes: Uint8Array, file: string) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const end = LENGTH_BYTES + length;
  if (end > bytes.length) {
    throw badWeights(file, `must hold the ${length} bytes of its header`, `${bytes.length} in all`, `It was cut off. ${ACTION}`); // biome-ignore format: one line
  }
  let header: unknown = null;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(LENGTH_BYTES, end)));
  } catch {
    // Said below.
  }
  if (!isObject(header)) throw badWeights(file, "its header must be a JSON object", "other text", ACTION);
  return { header, numbers: new DataView(bytes.buffer, bytes.byteOffset + end, bytes.length - end) };
}

function tensorOf(
  name: string,
  entry: unknown,
  { numbers, file }: { readonly numbers: DataView; readonly file: string },
): Tensor {
  const place = `${file}, tensor ${shown(name)}`;
  const { dtype, shape, data_offsets: offsets } = isObject(entry) ? entry : {};
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw badWeights(place, "must have a shape and two data_offsets of whole numbers", shown(entry), ACTION);
  }
  const kind = typeof dtype === "string" && Object.hasOwn(KINDS, dtype) ? KINDS[dtype] : undefined;
  if (kind === undefined) {
    throw badWeights(place, `its numbers must be ${Object.keys(KINDS).join(", ")}`, shown(dtype), "Save it as float32."); // biome-ignore format: one line
  }
  const [size, read] = kind;
  const [from, to] = offsets as readonly [number, number];
  const count = shape.reduce((product, length) => product * length, 1);
  if (to - from !== count * size || to > numbers.byteLength) {
    throw badWeights(
      place,
      `its bytes must be the ${count * size} of the shape (${shape.join(", ")}), within the file's ${numbers.byteLength}`,
      `${from} to ${to}`,
      `It was cut off or changed. ${ACTION}`,
    );
  }
  return { shape, values: Float32Array.from({ length: count }, (_, k) => read(numbers, from + k * size)) };
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && entry >= 0);
}

function bfloat(bits: number): number {
  return new Float32Array(Uint32Array.of(bits << 16).buffer)[0]!;
}

/** A float of 16 bits by its sign, exponent and fraction. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
