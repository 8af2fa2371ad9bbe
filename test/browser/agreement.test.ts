import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, launch, whySkipped } from "./chromium.js";

interface Agreement {
  readonly engine: string;
  readonly reason: string;
  readonly isWorker: boolean;
  readonly isolated: boolean;
  readonly errors: readonly { readonly what: string; readonly arrays: number; readonly sums: number }[];
  readonly validationErrors: readonly number[];
}

describe.skipIf(!hasChromium)(`the engines in Chromium${whySkipped}`, () => {
  let browser: Browser;
  let page: Page;
  const found = new Map<string, Agreement>();

  beforeAll(async () => {
    const html = await bundledPage();
    browser = await launch();
    page = await browser.newPage();
    await page.goto(`file://${html}`);
    await page.waitForFunction("window.agreement");
    found.set("page", (await page.evaluate("window.agreement")) as Agreement);
    found.set("Web Worker", (await page.evaluate(IN_WORKER)) as Agreement);
  });
  afterAll(() => browser?.close());

  test.each(["page", "Web Worker"])(
    "the fast engine runs in a %s without cross-origin isolation and agrees with the reference to 2e-4, its noise sums to 5e-3",
    (place) => {
      const { engine, isWorker, isolated, errors } = found.get(place)!;
      expect(isWorker).toBe(place === "Web Worker");
      expect(isolated).toBe(false);
      expect(engine).toMatch(/^wasm-/);
      expect(errors).toHaveLength(12);
      for (const { what, arrays, sums } of errors) {
        expect(arrays, what).toBeLessThan(2e-4);
        expect(sums, what).toBeLessThan(5e-3);
      }
    },
  );

  test("diffusion learns the adding problem in a Web Worker, bit for bit as in a page", () => {
    const { validationErrors } = found.get("page")!;
    expect(found.get("Web Worker")!.validationErrors).toEqual(validationErrors);
    expect(validationErrors).toHaveLength(5);
    expect(validationErrors.at(-1)).toBeLessThan(0.9 * validationErrors[0]!);
  });
});

/** The page's own script again, in a worker made of its text. */
const IN_WORKER = `new Promise((resolve, reject) => {
  const script = new Blob([document.querySelector("script").textContent], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(script));
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
})`;

/** One file with everything in it. */
async function bundledPage(): Promise<string> {
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
  return html;
}
