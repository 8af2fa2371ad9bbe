/** Bytes turned into characters at once: as many arguments as every engine takes. */
const CHUNK = 8192;

/** Base64 of little-endian 32-bit floats. */
export function encodeFloats(values: Float32Array): string {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (let k = 0; k < values.length; k++) view.setFloat32(4 * k, values[k]!, true);
  const chunks: string[] = [];
  for (let k = 0; k < bytes.length; k += CHUNK) {
    chunks.push(Reflect.apply(String.fromCharCode, null, bytes.subarray(k, k + CHUNK))); // a spread takes four times as long
  }
  return btoa(chunks.join(""));
}

/** The inverse of `encodeFloats`, for a text that `floatsSchema` takes or `encodeFloats` gave. */
export function decodeFloats(text: string): Float32Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let k = 0; k < bytes.length; k++) bytes[k] = binary.charCodeAt(k);
  const view = new DataView(bytes.buffer);
  const values = new Float32Array(bytes.length / 4);
  for (let k = 0; k < values.length; k++) values[k] = view.getFloat32(4 * k, true);
  return values;
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
