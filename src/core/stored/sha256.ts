import { sha256 as hashing } from "@noble/hashes/sha2.js";

const utf8 = new TextEncoder();

/**
 * SHA-256 (FIPS 180-4) of the parts one after the other, texts as UTF-8, as 64 hexadecimal digits.
 *
 * @example
 * sha256("abc"); // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
 */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = hashing.create();
  for (const part of parts) hash.update(typeof part === "string" ? utf8.encode(part) : part);
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
