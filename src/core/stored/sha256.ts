import { sha256 as hashing } from "@noble/hashes/sha2.js";

const utf8 = new TextEncoder();

/**
 * SHA-256 (FIPS 180-4) of the parts one after the other, texts as UTF-8, as 64 hexadecimal digits.
 *
 * @example
 * sha256("abc"); // "ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad" without the spaces
 */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = hashing.create();
  for (const part of parts) hash.update(typeof part === "string" ? utf8.encode(part) : part);
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
