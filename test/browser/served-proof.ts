import { mkdtempSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { build } from "vite";
import { buildWeb } from "../../scripts/build-web.js";
import { root } from "../e2e/command.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Modules of the page that a test has its own in the place of. */
const INSTEAD: Readonly<Record<string, string>> = {
  "./reader.js": "table-reader.ts",
  "./make-trial-worker.js": "held-trial-worker.ts",
};

/** The page of the proof of concept with a script of a test's in the place of its views. */
export async function builtProof(script: string): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "gradus-proof-"));
  const instead = {
    name: "modules-of-tests",
    enforce: "pre",
    resolveId: (id: string) => INSTEAD[id] && resolve(import.meta.dirname, INSTEAD[id]),
  };
  const main = resolve(import.meta.dirname, script);
  await buildWeb({ root, dist: join(root, "dist"), build, out, main, plugins: [instead] });
  return out;
}

/** Serves a folder below a path: with the headers that make pages isolated below /isolated/, without them below /plain/. */
export async function servedFolder(folder: string): Promise<{ readonly address: string; close(): void }> {
  const server = createServer(async ({ url = "" }, response) => {
    const [, how, name] = /^\/(isolated|plain)\/([\w.-]*)$/.exec(url) ?? [];
    if (how === "isolated") {
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    }
    const file = name || "index.html";
    const body = name === undefined ? null : await readFile(join(folder, file)).catch(() => null);
    response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
    response.writeHead(body === null ? 404 : 200).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections(); // a browser keeps some open
  };
  return { address: `http://127.0.0.1:${port}`, close };
}
