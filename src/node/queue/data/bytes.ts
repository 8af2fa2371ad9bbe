import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** For values of megabytes the fastest level: the database is near, and a network of 1 Gbit/s takes longer to carry what a slower one saves. */
const LEVEL = 1;

/** In a thread of the pool, so that heartbeats go on. */
export function compressed(bytes: Uint8Array): Promise<Buffer> {
  return deflate(bytes, { level: LEVEL });
}

export function decompressed(bytes: Uint8Array): Promise<Buffer> {
  return inflate(bytes);
}

export function fingerprint(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
