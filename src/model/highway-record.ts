import * as z from "zod/mini";
import { decodeFloats, encodedLength, encodeFloats } from "../core/stored/floats.js";
import { floatsSchema } from "../core/stored/floats-schema.js";
import { count, fields, list, once, whole } from "../core/stored/shape.js";
import type { Highway, HighwayKind } from "../network/highway.js";

/** A highway as plain JSON; its kind stands in the network's spec. */
export type HighwayRecord = z.infer<ReturnType<typeof highwaySchema>>;
export const highwaySchema = once(() => fields(highwayFields()));

export function highwayFields() {
  return {
    /** Rows of the window that are read, the last ones. */
    rows: count,
    /** Places of the inputs that are read, of the last row alone; null: all. */
    inputs: z.nullable(list(whole)),
    /** Base64 of the coefficients as little-endian 32-bit floats: see `Highway`. */
    coefficients: floatsSchema(),
  };
}

export function highwayRecord({ rows, inputs, coefficients }: Highway): HighwayRecord {
  return { rows, inputs: inputs && [...inputs], coefficients: encodeFloats(coefficients) };
}

/** @throws GradusError, from `buildNetwork`, for one that does not fit its network */
export function highwayOf(record: HighwayRecord, kind: Highway["kind"]): Highway;
export function highwayOf(record: HighwayRecord | null, kind: HighwayKind): Highway | HighwayKind;
export function highwayOf(record: HighwayRecord | null, kind: HighwayKind): Highway | HighwayKind {
  if (record === null || kind === "none") return kind;
  const { rows, inputs, coefficients } = record;
  return { kind, rows, inputs: inputs && Uint32Array.from(inputs), coefficients: decodeFloats(coefficients) };
}

/** Whether the record has as many coefficients as its fields say: looked at first, so that no number in a file asks for more memory than it has bytes. */
export function hasRightLength(
  { rows, inputs, coefficients }: HighwayRecord,
  { inputSize, outputSize }: { readonly inputSize: number; readonly outputSize: number },
): boolean {
  return coefficients.length === encodedLength((rows * (inputs?.length ?? inputSize) + 1) * outputSize);
}
