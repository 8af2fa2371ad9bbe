// What a bundle of the page's reader must resolve otherwise than package.json of a dependency says: DuckDB-WASM names its blocking build for browsers
// nowhere, and the file that it names for bundlers is not there.
import { join } from "node:path";

/** @param root of the repository */
export function readerAliases(root) {
  const dist = join(root, "node_modules", "@duckdb", "duckdb-wasm", "dist");
  return { "@duckdb/duckdb-wasm/blocking": join(dist, "duckdb-browser-blocking.mjs") };
}
