import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { styleSheet } from "../../src/page/html/style.js";

const root = resolve(import.meta.dirname, "..", "..");
const web = join(root, "src", "web");
const ENTRY = "\0explore-entry.js";
const STYLE = "\0page-style.css";
const SHEETS = [
  "kit/style/controls",
  "kit/style/parts",
  "kit/style/frame",
  "kit/style/fields",
  "explore/style/explore",
];

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>gradus</title><link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="explore.css"><script type="module" src="explore.js"></script></head><body><div id="page"></div></body></html>`;

/** As strict as a site can be whose engine is WebAssembly. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'";

export interface Site {
  readonly folder: string;
  readonly address: string;
  readonly close: () => void;
}

/** The explorable and its worker, built together as the site builds them, and a server that gives them out under a strict policy. */
export async function exploreSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "gradus-explore-"));
  const page = resolve(import.meta.dirname, "explore-page.tsx");
  const entry = [
    `import ${JSON.stringify(STYLE)};`,
    'import "uplot/dist/uPlot.min.css";',
    ...SHEETS.map((name) => `import ${JSON.stringify(join(web, `${name}.css`))};`),
    `import ${JSON.stringify(page)};`,
  ].join("\n");
  const main = {
    name: "explore-entry",
    enforce: "pre" as const,
    resolveId(id: string) {
      if (id === page) return { id, moduleSideEffects: true };
      return id === ENTRY || id === STYLE ? id : undefined;
    },
    load: (id: string) => (id === ENTRY ? entry : id === STYLE ? styleSheet() : undefined),
  };
  await build({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [main],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: "es2022",
      cssCodeSplit: false,
      modulePreload: false,
      rollupOptions: {
        input: { explore: ENTRY, "explore-worker": join(web, "explore", "worker.ts") },
        output: { entryFileNames: "[name].js", chunkFileNames: "part-[name].js", assetFileNames: "explore[extname]" },
      },
    },
  });
  writeFileSync(join(folder, "index.html"), PAGE);
  writeFileSync(join(folder, "icon.svg"), readFileSync(join(web, "ui", "icon.svg")));
  const server = serve(folder);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { folder, address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
};

function serve(folder: string): Server {
  return createServer(({ url = "/" }, response) => {
    const name = url === "/" ? "index.html" : url.slice(1);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Content-Type", TYPES[name.split(".").at(-1)!] ?? "text/plain");
    try {
      response.end(readFileSync(join(folder, name)));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
}
