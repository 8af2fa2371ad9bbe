import { literal } from "../../read/database/sql.js";
import type { Stored } from "../../read/host.js";
import type { PageEngine } from "./engine.js";
import { unpacked } from "./unpacked.js";

/** Bytes that the browser keeps, in a file or beside it, as bytes that stay. */
export async function storedBlob(
  engine: PageEngine,
  blob: Blob,
  file: string,
): Promise<{ readonly stored: Stored; readonly remove: () => void }> {
  const name = `table-${next++}`;
  await engine.register(name, blob);
  const stored: Stored = {
    sql: literal(name),
    size: async () => blob.size,
    pieces: (gzip) => (gzip ? unpacked(piecesOf(blob), file) : piecesOf(blob)),
    slice: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
  return { stored, remove: () => engine.drop(name) };
}

/** Queries of several files may run beside each other. */
let next = 0;

/** Read by slices: the stream of a file in Chromium comes in pieces of 64 kB, each of which is waited for. */
const PIECE = 1024 * 1024;

async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < blob.size; from += PIECE) {
    yield new Uint8Array(await blob.slice(from, from + PIECE).arrayBuffer());
  }
}
