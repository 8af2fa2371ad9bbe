import { mkdtempSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTable } from "../../src/node/read/index.js";
import { bundledScript } from "./bundle.js";
import { hasChromium, launch, whySkipped } from "./chromium.js";
import { type ReadCase, readCases } from "./read-cases.js";
import { outcomeOf } from "./read-outcome.js";

interface Found {
  readonly outcomes: readonly string[];
  readonly reached: string;
}

const wasm = join(import.meta.dirname, "../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");

describe.skipIf(!hasChromium)(`tables in a page in Chromium${whySkipped}`, () => {
  let browser: Browser;
  let server: Server;
  let cases: readonly ReadCase[];
  let found: Found;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const script = await bundledScript("read-page");
    const served: Readonly<Record<string, readonly [type: string, content: string | Uint8Array]>> = {
      "/": [
        "text/html",
        '<!doctype html><link rel="icon" href="data:,"><input type="file" multiple><script src="page.js"></script>',
      ],
      "/page.js": ["text/javascript; charset=utf-8", script],
      "/duckdb.wasm.gz": ["application/gzip", gzipSync(readFileSync(wasm), { level: 1 })],
    };
    server = createServer(({ url = "" }, response) => {
      const [type, content] = served[url] ?? [];
      response.writeHead(content === undefined ? 404 : 200, { "Content-Type": type ?? "text/plain" }).end(content);
    }).listen(0, "127.0.0.1");
    const folder = mkdtempSync(join(tmpdir(), "gradus-read-page-"));
    cases = await readCases(folder);
    browser = await launch();
    const context = await browser.newContext();
    context.on("request", (request) => requests.push(request.url()));
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => complaints.push(message.text()));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await page.goto(address);
    await page.locator("input").setInputFiles(cases.map(({ path }) => path));
    expect(complaints).toEqual([]);
    found = (await page.evaluate(`readFiles(${JSON.stringify(cases.map(({ options }) => options))})`)) as Found;
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test("reads files as Node.js does: values bit for bit, times, targets, inputs, notes and errors", async () => {
    expect(cases.length).toBeGreaterThan(55);
    const titled = (outcome: (k: number) => string) =>
      Object.fromEntries(
        cases.map(({ path, options }, k) => [`${k} ${basename(path)} ${JSON.stringify(options)}`, outcome(k)]),
      );
    const expected: string[] = [];
    for (const { path, options } of cases) expected.push(await outcomeOf(path, readTable(path, options)));
    expect(titled((k) => found.outcomes[k]!)).toEqual(titled((k) => expected[k]!));
  });

  test("asks for nothing but the page, its script and DuckDB's module, not even for what DuckDB lacks", () => {
    expect(complaints).toEqual([]);
    expect(found.reached).toContain("read_parquet");
    const asked = new Set(requests.map((url) => new URL(url).pathname));
    expect([...asked].sort()).toEqual(["/", "/duckdb.wasm.gz", "/page.js"]);
    expect(new Set(requests.filter((url) => !url.startsWith("data:")).map((url) => new URL(url).hostname))).toEqual(
      new Set(["127.0.0.1"]),
    );
  });
});
