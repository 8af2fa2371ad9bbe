import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { type PageEngine, startedDuckdb } from "../../web/read/engine.js";
import { readTableInPage, readTableInPageForModel } from "../../web/read/read-table.js";
import type { Reader } from "./reader.js";

const { resolve } = createRequire(import.meta.url);
const wasm = join(dirname(resolve("@duckdb/duckdb-wasm/blocking")), "duckdb-eh.wasm");

/** DuckDB-WASM in Node.js: it has no handles of files, and gets their bytes. */
async function startEngine(): Promise<PageEngine> {
  const duckdb = await import("@duckdb/duckdb-wasm/blocking");
  const bindings = await startedDuckdb(duckdb, duckdb.NODE_RUNTIME, async () => readFileSync(wasm));
  return {
    connect: () => bindings.connect(),
    register: async (name, blob) => bindings.registerFileBuffer(name, new Uint8Array(await blob.arrayBuffer())),
    drop: (name) => bindings.dropFile(name),
  };
}

/** One of a worker process: starting it takes a second. */
const shared = globalThis as { gradusTestEngine?: Promise<PageEngine> };

export function testEngine(): Promise<PageEngine> {
  shared.gradusTestEngine ??= startEngine();
  return shared.gradusTestEngine;
}

async function given(path: string) {
  return {
    file: { name: basename(path), blob: new Blob([await readFile(path)]) },
    engine: await testEngine(),
  };
}

/** The reader of a page, on DuckDB-WASM. */
export const pageReader: Reader = {
  async readTable(path, options = {}) {
    const { file, engine } = await given(path);
    return readTableInPage(file, options, engine);
  },
  async readTableForModel(path, options, needs) {
    const { file, engine } = await given(path);
    return readTableInPageForModel(file, options, { engine, needs });
  },
};
