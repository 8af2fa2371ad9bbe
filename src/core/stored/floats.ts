import { z } from "zod";

/** Base64 of little-endian 32-bit floats. */
export function encodeFloats(values: Float32Array): string {
  const bytes = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, k) => {
    bytes.setFloat32(4 * k, value, true);
  });
  let binary = "";
  for (let k = 0; k < bytes.byteLength; k++) binary += String.fromCharCode(bytes.getUint8(k));
  return btoa(binary);
}

/** The inverse of `encodeFloats`, for a text that `floatsSchema` takes or `encodeFloats` gave. */
export function decodeFloats(text: string): Float32Array {
  const binary = atob(text);
  const bytes = new DataView(new ArrayBuffer(binary.length));
  for (let k = 0; k < binary.length; k++) bytes.setUint8(k, binary.charCodeAt(k));
  return Float32Array.from({ length: binary.length / 4 }, (_, k) => bytes.getFloat32(4 * k, true));
}

/**
 * Characters of the base64 of so many floats.
 *
 * @example
 * encodedLength(3); // 16
 * encodeFloats(Float32Array.of(1, 2, 3)).length; // 16
 */
export function encodedLength(floats: number): number {
  return 4 * Math.ceil((4 * floats) / 3);
}

/** A text that decodes to whole floats. */
export const floatsSchema = z.base64().refine((text) => bytesIn(text) % 4 === 0, "must hold whole 32-bit floats");

function bytesIn(text: string): number {
  return (text.length / 4) * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
}
