import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";

/** A script of this folder and all that it imports, as one HTML page. */
export async function bundledPage(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "gradus-page-"));
  const entry = resolve(import.meta.dirname, `${name}.ts`);
  await build({
    configFile: false,
    logLevel: "silent",
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry, formats: ["iife"], name: "page", fileName: () => "page.js" },
    },
  });
  return `<!doctype html><script>${readFileSync(join(folder, "page.js"), "utf8")}</script>`;
}
