import { workerPool } from "gradus/node";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executorClaims, sharedTrial } from "../../src/study/testing/executor-claims.js";
import { storeClaims } from "../../src/study/testing/store-claims.js";
import { hasChromium, launch, whySkipped } from "./chromium.js";
import { builtProof, servedFolder } from "./served-proof.js";

describe.skipIf(!hasChromium)(`what every executor and store keeps to, in Chromium${whySkipped}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof servedFolder>>;
  const pages = new Map<string, Page>();
  const ask = (how: string, call: string) => pages.get(how)!.evaluate(call);

  beforeAll(async () => {
    server = await servedFolder(await builtProof("claims-page.ts"));
    browser = await launch();
    for (const how of ["isolated", "plain"]) {
      const page = await browser.newPage();
      await page.goto(`${server.address}/${how}/`);
      pages.set(how, page);
    }
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test.each(["isolated", "plain"].flatMap((how) => executorClaims.map(({ claim }) => [how, claim] as const)))(
    "Web Workers, %s: %s",
    async (how, claim) => {
      expect(await ask(how, `checkExecutor(${JSON.stringify(claim)})`)).toBeNull();
    },
  );

  test("a trial that two Web Workers share comes to the bits of two threads of Node.js", async () => {
    const engine = { engine: "wasm", build: "simd" } as const;
    const inNode = await sharedTrial((workers) => workerPool({ workers, engine }));
    expect(await ask("isolated", "sharedTrial().then(JSON.stringify)")).toBe(JSON.stringify(inNode));
  });

  test.each(storeClaims)("IndexedDB: $claim", async ({ claim }) => {
    expect(await ask("plain", `checkStore(${JSON.stringify(claim)})`)).toBeNull();
  });
});
