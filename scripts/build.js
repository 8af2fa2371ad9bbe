// Compiles the library into dist/: a module a source file, with its types, by the TypeScript compiler; then the entries of the
// package in dist/entry/, few files in place of some hundred, since loading a module costs Node.js half a millisecond.
// A failed build leaves no half-written dist behind.
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const require = createRequire(import.meta.url);

/** The public entries, the command line, and what threads load by a URL beside them. */
const entries = {
  index: "index.js",
  model: "model/index.js",
  study: "study/index.js",
  report: "report/index.js",
  explain: "explain/index.js",
  node: "node/index.js",
  cli: "cli/main.js",
  worker: "node/threads/worker.js",
  "parallel-member": "node/threads/parallel-member.js",
  recipe: "node/bench/recipe.js",
};

const core = [
  ...["core", "smoothing", "schedule", "params", "data", "network", "kernels", "loss"],
  ...["objective", "optim", "initialisers", "train"],
];

let compiler;
try {
  compiler = require.resolve("typescript/bin/tsc");
} catch {
  if (existsSync(join(dist, "entry", "index.js"))) process.exit(0); // installed from the registry: dist is shipped
  throw new Error("build: TypeScript is not installed and dist/ is missing. Run `npm ci` first.");
}
rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit", cwd: root });

const { build } = await import("vite");
try {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    build: {
      ssr: true, // dependencies and node: modules stay imports
      outDir: join(dist, "entry"),
      target: "es2022",
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(dist, file)])),
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "part-[name].js",
          // All layers up to training in one file: the library's entry is that and a list of names. Schemas of stored data lie
          // in others, since they load zod, which the library's entry does without.
          codeSplitting: {
            groups: [{ name: "core", test: new RegExp(`dist/(?!core/stored/|network/schema)(${core.join("|")})[/.]`) }],
          },
          // Comments and indentation are in the sources; here they would be read at each start. Names stay.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  });
} catch (error) {
  rmSync(dist, { recursive: true, force: true });
  throw error;
}
