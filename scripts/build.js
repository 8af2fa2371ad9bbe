// Compiles the library into dist/: a module a source file, with its types, by the TypeScript compiler; then the entries of the
// package in dist/entry/, few files in place of some hundred, since loading a module costs Node.js half a millisecond; then the pages.
// A failed build leaves no half-written dist behind.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const require = createRequire(import.meta.url);

/** The public entries as package.json exports them, each with the compiled file that stands beside its types. */
const published = Object.fromEntries(
  Object.values(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).exports)
    .filter(({ types }) => types !== undefined)
    .map(({ types, default: file }) => [basename(file, ".js"), relative("dist", types.replace(/\.d\.ts$/, ".js"))]),
);

/** Those, the command line, and what threads load by a URL beside them. */
const entries = {
  ...published,
  cli: "cli/main.js",
  worker: "node/threads/worker.js",
  "parallel-member": "node/threads/parallel-member.js",
  recipe: "node/bench/recipe.js",
};

let compiler;
try {
  compiler = require.resolve("typescript/bin/tsc");
} catch {
  if (existsSync(join(dist, "entry", "index.js"))) process.exit(0); // installed from the registry: dist is shipped
  throw new Error("build: TypeScript is not installed and dist/ is missing. Run `npm ci` first.");
}
const { build } = await import("vite").catch(({ message }) => {
  throw new Error(
    `build: vite did not load: ${message} Run \`npm ci\` without --omit: its native part is an optional package.`,
  );
});
rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit", cwd: root });

const { writePlainTypes } = await import("./plain-types.js");
writePlainTypes([...publicTypes()], { dist, src: join(root, "src") });
dropInnerTypes();
/** Files that are loaded together, each in the first group that has it: one file of the package a group. */
const core = reachOf("index");
const trial = reachOf("worker");
const study = reachOf("study");
/** All that an entry which runs in a page loads: what a bundler may take apart. The others are programs, or run in Node.js only. */
const forPages = new Set(
  Object.keys(published)
    .filter((name) => name !== "node")
    .flatMap((name) => [...reach(join(dist, entries[name]))]),
);

/** Packages of which a part is taken in; their licences ask to be handed on with the code. */
const TAKEN_IN = "taken-in";
const takenIn = ["zod", "@noble/hashes", "pbf"];
const licences = takenIn
  .map((name) => `/*! ${name}\n${readFileSync(join(root, "node_modules", name, "LICENSE"), "utf8")}*/`)
  .join("\n");
const { pureConstants } = await import("./pure-constants.js");
const { finishFiles } = await import("./finish-files.js");
try {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    plugins: [pureConstants(forPages), finishFiles({ shortest: TAKEN_IN })],
    ssr: { noExternal: takenIn }, // many files, most of them never called: loading zod's took as long as all else together
    build: {
      ssr: true, // dependencies and node: modules stay imports, those apart
      outDir: join(dist, "entry"),
      target: "es2022",
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(dist, file)])),
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "part-[name].js",
          // All that the library's entry loads in one file: the entry is that and a list of names, and what only other entries
          // need, with its dependencies (schemas, charts), stays out of it. Threads load the second one too, studies the rest.
          codeSplitting: {
            groups: [
              { name: "core", test: (file) => core.has(file) },
              { name: "trial", test: (file) => trial.has(file) && forPages.has(file) }, // pages load it too
              { name: TAKEN_IN, test: /node_modules/ },
              { name: "study", test: (file) => study.has(file) },
            ],
          },
          postBanner: ({ name }) => (name === TAKEN_IN ? licences : ""),
          // Comments, indentation and names of local variables are in the sources; here they would be read at each start. Stacks keep their names.
          minify: {
            compress: false,
            mangle: { toplevel: false, keepNames: { function: true, class: true } },
            codegen: { removeWhitespace: true },
          },
        },
      },
    },
  });
  const { buildUi } = await import("./build-ui.js");
  await buildUi({ root, dist, build });
  const { buildWeb } = await import("./build-web.js");
  await buildWeb({ root, dist, build });
} catch (error) {
  rmSync(dist, { recursive: true, force: true });
  throw error;
}

/** All that an entry loads with itself, without the entry. */
function reachOf(name) {
  const entry = join(dist, entries[name]);
  const found = reach(entry);
  found.delete(entry);
  return found;
}

/** A compiled file and all those that it loads with itself, directly or through others. */
function reach(file) {
  return follow(file, { imports: /^(?:import|export)\b[^"]*"(\.[^"]+)";/gm });
}

/** The declarations that the public entries lead to. */
function publicTypes() {
  const types = { imports: /(?:\bfrom |\bimport\()"(\.[^"]+)"/g, extension: ".d.ts" };
  const files = Object.values(published).map((file) => join(dist, file.replace(/\.js$/, ".d.ts")));
  return new Set(files.flatMap((file) => [...follow(file, types)]));
}

/** Removes all other declarations: a fifth of the package, and nobody could name them. */
function dropInnerTypes() {
  const shown = publicTypes();
  for (const name of readdirSync(dist, { recursive: true })) {
    const file = join(dist, name);
    if (name.endsWith(".d.ts") && !shown.has(file)) rmSync(file);
  }
}

/** A file and all those that its imports lead to. */
function follow(file, { imports, extension = ".js" }, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, specifier] of readFileSync(file, "utf8").matchAll(imports))
    follow(join(dirname(file), specifier.replace(/\.js$/, extension)), { imports, extension }, found);
  return found;
}
