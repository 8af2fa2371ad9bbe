import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { readerAliases } from "../../scripts/reader-aliases.js";

/** A script of this folder and all that it imports, as one HTML page. */
export async function bundledPage(name: string): Promise<string> {
  return `<!doctype html><script>${await bundledScript(name)}</script>`;
}

/** The same as a script. */
export async function bundledScript(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "gradus-page-"));
  const entry = resolve(import.meta.dirname, `${name}.ts`);
  await build({
    configFile: false,
    logLevel: "silent",
    resolve: { alias: readerAliases(resolve(import.meta.dirname, "../..")) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry, formats: ["iife"], name: "page", fileName: () => "page.js" },
    },
  });
  return readFileSync(join(folder, "page.js"), "utf8");
}
