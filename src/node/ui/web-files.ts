import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { Readable } from "node:stream";

/** A file of the proof of concept's page, read when it is asked for: one of them has megabytes. */
export interface WebFile {
  readonly type: string;
  readonly size: number;
  read(): ReadableStream<Uint8Array>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
  ".wasm": "application/wasm",
};

/** What the page may do, and that it is isolated, so that its workers share memory. A packed file is data like any other: the page unpacks it. */
export const WEB_HEADERS: Readonly<Record<string, string>> = {
  // Styles that stand in a page: the report has its own in it, and its frame is held to what this page is.
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** The files of a folder by their names in it, "samples/x.csv" among them: no other name is ever looked for. None where there is no such folder. */
export async function webFiles(folder: string): Promise<ReadonlyMap<string, WebFile>> {
  const files = new Map<string, WebFile>();
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const info = await stat(path);
    if (!info.isFile()) continue;
    files.set(name.split(sep).join("/"), {
      type: TYPES[extname(name)] ?? "application/octet-stream",
      size: info.size,
      read: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
    });
  }
  return files;
}
