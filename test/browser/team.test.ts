import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundledPage } from "./bundle.js";
import { hasChromium, launch, whySkipped } from "./chromium.js";

describe.skipIf(!hasChromium)(`a team of Web Workers in Chromium${whySkipped}`, () => {
  let browser: Browser;
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    const html = await bundledPage("team-page");
    server = createServer(({ url }, response) => {
      response.setHeader("Content-Type", "text/html");
      if (url === "/isolated") {
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
      }
      response.end(html);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    browser = await launch();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const open = (path: string) => page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`);
  const together = (size: number) => page.evaluate(`trainTogether(${size})`) as Promise<number[][]>;

  test("two members of an isolated page end with the same bits, and with what one gets alone, to 1e-4", async () => {
    await open("isolated");
    const [alone] = (await together(1)) as [number[]];
    const [first, second] = (await together(2)) as [number[], number[]];
    expect(second).toEqual(first);
    expect(alone).toHaveLength(5);
    alone.forEach((error, k) => {
      expect(Math.abs(first[k]! / error - 1)).toBeLessThan(1e-4);
    });
  });

  test("in a page that is not isolated a team is refused with what it needs", async () => {
    await open("plain");
    await expect(together(2)).rejects.toThrow(/SharedArrayBuffer needs cross-origin isolation/);
  });
});
