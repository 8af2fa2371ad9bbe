import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { describe, expect, test } from "vitest";
import { hasChromium, launch, whySkipped } from "./chromium.js";

interface Agreement {
  readonly engine: string;
  readonly reason: string;
  readonly isolated: boolean;
  readonly errors: readonly { readonly what: string; readonly arrays: number; readonly sums: number }[];
}

describe.skipIf(!hasChromium)(`the engines in Chromium${whySkipped}`, () => {
  test("the fast engine runs in a page without cross-origin isolation and agrees with the reference to 2e-4, its noise sums to 5e-3", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gradus-page-"));
    const entry = resolve(import.meta.dirname, "agreement-page.ts");
    await build({
      configFile: false,
      logLevel: "silent",
      build: {
        outDir: folder,
        emptyOutDir: false,
        lib: { entry, formats: ["iife"], name: "agreementPage", fileName: () => "page.js" },
      },
    });
    const html = join(folder, "page.html");
    writeFileSync(html, `<!doctype html><script>${readFileSync(join(folder, "page.js"), "utf8")}</script>`);
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.goto(`file://${html}`);
      const found = (await page.evaluate("window.agreement")) as Agreement;
      expect(found.isolated).toBe(false);
      expect(found.engine).toMatch(/^wasm-/);
      expect(found.errors).toHaveLength(12);
      for (const { what, arrays, sums } of found.errors) {
        expect(arrays, what).toBeLessThan(2e-4);
        expect(sums, what).toBeLessThan(5e-3);
      }
    } finally {
      await browser.close();
    }
  });
});
