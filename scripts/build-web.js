// Builds the proof of concept in the browser into dist/web: one folder of files with relative addresses, which any web server can serve below any
// path. The page's own script is small; its workers, the report's charts and the database that reads tables are files of their own, loaded when
// they are needed. Also a command: `npm run build:web`, after `npm run build` has compiled the library.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildPage } from "./build-page.js";
import { readerAliases } from "./reader-aliases.js";

/** The database as WebAssembly: 34 MB, packed to 8, and unpacked in the page, since not every server packs it. */
const DATABASE = "duckdb-eh.wasm";
const MAIN = (root) => join(root, "src", "web", "site", "main.tsx");

/** Entries beside the page's, so that they share files with it: workers start from them by their names. */
const WORKERS = (web) => ({
  "proof-worker": join(web, "work", "proof-worker.ts"),
  "trial-worker": join(web, "work", "trial-worker.ts"),
  "explore-worker": join(web, "explore", "worker.ts"),
});
/** Tables to try it on, as far as they are no burden to carry. */
const MOST_BYTES_OF_SAMPLE = 200_000;

/**
 * @param dist the compiled library
 * @param build of Vite
 * @param main the page's own script; `plugins` go before: tests have theirs
 */
export async function buildWeb({ root, dist, build, out = join(dist, "web"), main = MAIN(root), plugins = [] }) {
  const web = join(root, "src", "web");
  const source = join(web, "site");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await buildPage({
    ...{ root, dist, build, out, plugins },
    page: {
      ...{ name: "site", main, beside: WORKERS(web) },
      styles: ["kit", "study", "explore", "proof", "site"].flatMap((name) => stylesOf(join(web, name, "style"))),
    },
    base: "./", // below any path
    define: { __GRADUS_VERSION__: JSON.stringify(version), global: "globalThis" }, // the charts ask for Node.js's name where there is no window, as in a worker
    resolve: { alias: readerAliases(root) },
    rolldownOptions: {
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "part-[name]-[hash].js",
        assetFileNames: ({ names }) => (names[0]?.endsWith(".css") ? "site[extname]" : "[name]-[hash][extname]"),
        postBanner: licencesOf(root),
      },
      checks: { eval: false }, // DuckDB has one that nothing here calls; the page's policy would refuse it
    },
  });
  for (const name of ["index.html", "icon.svg"]) cpSync(join(source, name), join(out, name));
  copySamples(join(root, "samples"), join(out, "samples"));
  copyDatabase(out);
}

/** Style sheets of a folder in the order of their names, what is for narrow screens last. */
function stylesOf(folder) {
  if (!existsSync(folder)) return [];
  const rank = (name) => (name === "narrow.css" ? 1 : 0);
  const names = readdirSync(folder).filter((name) => name.endsWith(".css"));
  return names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).map((name) => join(folder, name));
}

/** The licences of packages that are taken in ask to be handed on: with the files that hold their code. */
function licencesOf(root) {
  const known = new Map();
  const licence = (name) => {
    if (!known.has(name)) {
      const folder = join(root, "node_modules", name);
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      const text = file === undefined ? null : readFileSync(join(folder, file), "utf8").replaceAll("*/", "* /"); // some quote comments
      known.set(name, text === null ? "" : `/*! ${name}\n${text}*/`);
    }
    return known.get(name);
  };
  return ({ moduleIds = [], modules = {} }) => {
    const files = [...moduleIds, ...Object.keys(modules)];
    const names = files.flatMap(
      (file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/)?.[1] ?? [],
    );
    return [...new Set(names)].sort().map(licence).join("\n");
  };
}

function copySamples(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((one) => one.endsWith(".csv"))) {
    const table = readFileSync(join(from, name));
    if (table.length <= MOST_BYTES_OF_SAMPLE) writeFileSync(join(to, name), table);
  }
}

/** Left out where its package is not installed: reading then says so. */
function copyDatabase(out) {
  const require = createRequire(import.meta.url);
  let folder;
  try {
    folder = dirname(require.resolve("@duckdb/duckdb-wasm"));
  } catch {
    return;
  }
  writeFileSync(join(out, `${DATABASE}.gz`), gzipSync(readFileSync(join(folder, DATABASE)), { level: 9 }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const { build } = await import("vite");
  await buildWeb({ root, dist: join(root, "dist"), build });
}
