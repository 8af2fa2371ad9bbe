import type { GradusError } from "../errors.js";
import { isObject } from "../options.js";

/** Kinds of arrays that a packed value may hold. */
const KINDS = { Float32Array, Float64Array } as const;
type Kind = keyof typeof KINDS;

/** Under this name, alone in an object, stand kind and length of an array whose numbers follow the text. */
const ARRAY = "$array";
const LINE_FEED = 10;

/**
 * Plain data with typed arrays in it, as bytes: a line of JSON, then the arrays' numbers in the order in which the line names them, as this
 * machine has them. For large data that is read again where it was written; what is to be kept or handed on is JSON.
 *
 * @example
 * const value = { step: 3, weights: Float32Array.of(1, -2) };
 * unpacked(Buffer.concat(packed(value)), Error).weights; // Float32Array [1, -2]
 */
export function packed(value: unknown): Uint8Array[] {
  const arrays: Uint8Array[] = [];
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    const kind = kindOf(inner);
    if (kind === null) return inner;
    const array = inner as Float32Array | Float64Array;
    arrays.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return { [ARRAY]: [kind, array.length] };
  });
  return [new TextEncoder().encode(`${text}\n`), ...arrays];
}

/**
 * The value again, its arrays as copies.
 *
 * @param refusal of bytes that are none, with the problem in words
 */
export function unpacked(bytes: Uint8Array, refusal: new (problem: string) => GradusError | Error): unknown {
  const end = bytes.indexOf(LINE_FEED);
  let at = end + 1;
  const array = (kind: Kind, length: number) => {
    const size = length * KINDS[kind].BYTES_PER_ELEMENT;
    if (at + size > bytes.length) throw new refusal("is shorter than it says");
    const buffer = new ArrayBuffer(size);
    new Uint8Array(buffer).set(bytes.subarray(at, at + size));
    at += size;
    return new KINDS[kind](buffer);
  };
  const restored = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(restored);
    if (!isObject(inner)) return inner;
    const place = inner[ARRAY];
    if (isPlace(place)) return array(...place);
    return Object.fromEntries(Object.entries(inner).map(([name, value]) => [name, restored(value)]));
  };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))));
  } catch {
    throw new refusal("does not begin with a line of JSON");
  }
  const made = restored(value);
  if (at !== bytes.length) throw new refusal("is longer than it says");
  return made;
}

function kindOf(value: unknown): Kind | null {
  if (value instanceof Float32Array) return "Float32Array";
  return value instanceof Float64Array ? "Float64Array" : null;
}

function isPlace(value: unknown): value is [Kind, number] {
  if (!Array.isArray(value)) return false;
  const [kind, length] = value;
  return Object.hasOwn(KINDS, kind) && Number.isSafeInteger(length) && length >= 0;
}
