import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import type { Form } from "../../src/kernels/contract.js";
import { type Disagreement, NOISE_TOLERANCE, TOLERANCE } from "../../src/kernels/wasm/testing/cases.js";
import { activations } from "../../src/smoothing/index.js";
import { hasChromium, launch, whySkipped } from "./chromium.js";

interface Agreement {
  readonly engine: string;
  readonly reason: string;
  readonly isWorker: boolean;
  readonly isolated: boolean;
  readonly found: readonly (Disagreement & { readonly what: string; readonly form: Form })[];
  readonly validationErrors: readonly number[];
}

describe.skipIf(!hasChromium)(`the engines in Chromium${whySkipped}`, () => {
  const agreements = new Map<string, Agreement>();

  beforeAll(async () => {
    const html = await bundledPage();
    const visit = async (...flags: string[]) => {
      const browser = await launch(...flags);
      const page = await browser.newPage();
      await page.goto(`file://${html}`);
      await page.waitForFunction("window.agreement");
      return { browser, page, agreement: (await page.evaluate("window.agreement")) as Agreement };
    };
    const usual = await visit();
    agreements.set("page", usual.agreement);
    agreements.set("Web Worker", (await usual.page.evaluate(IN_WORKER)) as Agreement);
    await usual.browser.close();
    const joining = await visit("--js-flags=--experimental-wasm-revectorize --no-liftoff");
    agreements.set("page that joins operations into 256 bits", joining.agreement);
    await joining.browser.close();
  });

  test.each(["page", "Web Worker", "page that joins operations into 256 bits"])(
    "every build, form and activation agrees with the reference as in Node.js, in a %s, without cross-origin isolation",
    (place) => {
      const { engine, isWorker, isolated, found } = agreements.get(place)!;
      expect(isWorker).toBe(place === "Web Worker");
      expect(isolated).toBe(false);
      expect(engine).toBe("wasm-relaxed");
      expect(found).toHaveLength(3 * 3 * activations.names.length);
      for (const { what, form, arrays, noise } of found) {
        expect(arrays.error, `${what}: ${arrays.name}`).toBeLessThan(TOLERANCE[form]);
        expect(noise.error, `${what}: ${noise.name}`).toBeLessThan(NOISE_TOLERANCE);
      }
    },
  );

  test("diffusion learns the adding problem in a Web Worker, bit for bit as in a page", () => {
    const { validationErrors } = agreements.get("page")!;
    expect(agreements.get("Web Worker")!.validationErrors).toEqual(validationErrors);
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
