import { once } from "node:events";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { build } from "vite";
import { readerAliases } from "./scripts/reader-aliases.js";

const folder = mkdtempSync("/tmp/meas-");
await build({
  configFile: false,
  logLevel: "silent",
  root: process.cwd(),
  resolve: { alias: readerAliases(process.cwd()) },
  build: {
    outDir: folder,
    lib: { entry: "test/browser/read-page.ts", formats: ["iife"], name: "page", fileName: () => "page.js" },
  },
});
const script = readFileSync(join(folder, "page.js"));
console.log("script bytes", script.length, "gz", gzipSync(script).length);
const wasm = gzipSync(readFileSync("node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"), { level: 9 });
console.log("wasm gz", wasm.length);
const served = {
  "/": [
    "text/html; charset=utf-8",
    '<!doctype html><link rel="icon" href="data:,"><input type="file" multiple><script src="page.js"></script>',
  ],
  "/page.js": ["text/javascript; charset=utf-8", script],
  "/duckdb.wasm.gz": ["application/gzip", wasm],
};
const server = createServer(({ url }, r) => {
  const [t, c] = served[url] ?? [];
  r.writeHead(c ? 200 : 404, { "Content-Type": t ?? "text/plain" }).end(c);
}).listen(0, "127.0.0.1");
await once(server, "listening");
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
async function csv(mb) {
  const f = `/tmp/meas-${mb}.csv`;
  if (existsSync(f) && statSync(f).size > mb * 1e6) return f;
  const s = createWriteStream(f);
  s.write("date,a,b,c,d,e,f,g\n");
  let st = 1n,
    row = 0,
    len = 0;
  let x = 12345;
  const next = () => {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    return (x / 2 ** 32) * 100 + row / 1e9;
  };
  while (len < mb * 1e6) {
    const t = new Date(Date.UTC(2000, 0, 1) + row * 60000).toISOString().slice(0, 19).replace("T", " ");
    const line = `${t},${next()},${next()},${next()},${next()},${next()},${next()},${next()}\n`;
    len += line.length;
    row++;
    if (!s.write(line)) await once(s, "drain");
  }
  s.end();
  await once(s, "finish");
  return f;
}
for (const mb of process.argv.slice(2).map(Number)) {
  const f = await csv(mb);
  const page = await browser.newPage();
  page.on("console", (m) => console.log("console", m.text().slice(0, 200)));
  page.on("crash", () => console.log("CRASH"));
  await page.goto(`http://127.0.0.1:${server.address().port}`);
  await page.locator("input").setInputFiles([f]);
  const t = Date.now();
  let peak = 0;
  const timer = setInterval(async () => {
    try {
      const { execSync } = await import("node:child_process");
      const out = execSync("ps -eo rss,args | grep 'type=renderer' | grep -v grep | awk '{print $1}'")
        .toString()
        .split("\n")
        .map(Number);
      peak = Math.max(peak, ...out);
    } catch {}
  }, 500);
  try {
    const r = await page.evaluate(`readFiles([{target:["a"]}])`);
    const o = JSON.parse(r.outcomes[0]);
    console.log(
      mb,
      "MB rows",
      o.series?.rows,
      o.message?.slice(0, 300) ?? "",
      "load ms",
      Math.round(r.loaded),
      "read ms",
      Math.round(r.times[0]),
      "wasm heap MB",
      (r.heap / 2 ** 20) | 0,
      "renderer peak MB",
      (peak / 1024) | 0,
    );
  } catch (e) {
    console.log(mb, "ERR", e.message.slice(0, 300), "peak", (peak / 1024) | 0);
  }
  clearInterval(timer);
  await page.close();
}
await browser.close();
server.close();
