import { InputError } from "../../src/core/errors.js";
import type { ReadTable } from "../../src/read/read-options.js";

/** What reading a file ended in, as text, to be compared between a page and Node.js: numbers bit for bit. */
export async function outcomeOf(file: string, reading: Promise<ReadTable>): Promise<string> {
  try {
    return JSON.stringify(await reading, (_, value) => (ArrayBuffer.isView(value) ? bitsOf(value) : value), 1);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { row, column } = error instanceof InputError ? error.place : {};
    return JSON.stringify({ error: error.name, row, column, message: error.message.replaceAll(file, "FILE") }, null, 1);
  }
}

/** An array's kind and its bytes; a hash of them, since there are some million. */
function bitsOf(array: ArrayBufferView): string {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  let [low, high] = [0x811c9dc5, 0];
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high + byte, 0x85ebca6b) ^ (high >>> 13);
  }
  return `${array.constructor.name}(${bytes.length} bytes) ${(low >>> 0).toString(16)} ${(high >>> 0).toString(16)}`;
}
