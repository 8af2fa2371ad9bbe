import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { literal } from "../../read/database/sql.js";
import type { Stored } from "../../read/host.js";
import { bytesOf } from "./file-bytes.js";

/** A file as bytes that stay. */
export function storedFile(file: string, path: string): Stored {
  return {
    sql: pathLiteral(path),
    size: async () => (await stat(path)).size,
    pieces: (gzip) => bytesOf({ file, path, gzip }),
    async slice(from, to) {
      const handle = await open(path);
      try {
        const bytes = new Uint8Array(to - from);
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}

/** SQL: an absolute path in which *, ? and [ stand for themselves. */
function pathLiteral(path: string): string {
  return literal(resolve(path).replace(/[*?[]/g, "[$&]"));
}
