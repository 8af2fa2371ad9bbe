/** @module-tag slow */

import { join, resolve } from "node:path";
import { build } from "vite";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** What a page that imports these names of the library carries of it: the code, minified as by a user's bundler. */
async function bundled(names: string): Promise<string> {
  const page = "\0page.js";
  const made = await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "page",
        resolveId: (id) => (id === page ? id : undefined),
        load: (id) => (id === page ? `export { ${names} } from ${JSON.stringify(entry)};` : undefined),
      },
    ],
    build: {
      write: false,
      target: "es2022",
      minify: true,
      rollupOptions: { input: page, preserveEntrySignatures: "strict" },
    },
  });
  const { output } = (Array.isArray(made) ? made[0] : made) as Exclude<typeof made, unknown[]> & {
    readonly output: readonly { readonly type: string; readonly code?: string }[];
  };
  return output.map(({ code = "" }) => code).join("");
}

const entry = join(root, "dist", "entry", "index.js");

/** The first bytes of every WebAssembly module, in base64. */
const WASM = "AGFzbQEAAAAB";

test.each([
  { names: "annealed", kilobytes: 5 },
  { names: "smoothed", kilobytes: 5 },
  { names: "makeWindows", kilobytes: 27 },
  { names: "activations", kilobytes: 20 },
  { names: "losses", kilobytes: 19 },
  { names: "sigmaRules", kilobytes: 17 },
  { names: "weights", kilobytes: 45 },
  { names: "referenceKernels", kilobytes: 39 },
])("a page with { $names } carries at most $kilobytes kB and no WebAssembly", async ({ names, kilobytes }) => {
  const code = await bundled(names);
  expect(code.length).toBeLessThan(1000 * kilobytes);
  expect(code).not.toContain(WASM);
});

test("a page with { buildNetwork, train } carries at most 318 kB, the WebAssembly builds included", async () => {
  const code = await bundled("buildNetwork, train");
  expect(code).toContain(WASM);
  expect(code.length).toBeLessThan(318_000);
});
