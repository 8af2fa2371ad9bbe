import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ELEMENTARY_FINGERPRINTS } from "../../src/core/numeric/elementary/testing/fingerprint.js";
import type { Form } from "../../src/kernels/contract.js";
import { type Disagreement, NOISE_TOLERANCE, TOLERANCE } from "../../src/kernels/wasm/testing/cases.js";
import { activations } from "../../src/smoothing/index.js";
import { bundledPage } from "./bundle.js";
import { hasChromium, launch, whySkipped } from "./chromium.js";

interface Agreement {
  readonly engine: string;
  readonly reason: string;
  readonly isWorker: boolean;
  readonly isolated: boolean;
  readonly found: readonly (Disagreement & { readonly what: string; readonly form: Form })[];
  readonly fingerprints: Readonly<Record<string, string>>;
  readonly validationErrors: readonly number[];
}

describe.skipIf(!hasChromium)(`the engines in Chromium${whySkipped}`, () => {
  const agreements = new Map<string, Agreement>();

  beforeAll(async () => {
    const html = join(mkdtempSync(join(tmpdir(), "gradus-page-")), "page.html");
    writeFileSync(html, await bundledPage("agreement-page"));
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

  test.each(["page", "Web Worker"])("exp, log, sin and the like come to the bits of Node.js, in a %s", (place) => {
    expect(agreements.get(place)!.fingerprints).toEqual(ELEMENTARY_FINGERPRINTS);
  });

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
