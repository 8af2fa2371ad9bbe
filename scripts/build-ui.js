// Builds the page of `gradus ui` into dist/ui: one script, one style sheet and the page itself, under plain names. The style sheet begins with
// that of the report, out of the compiled library: one visual language, written down once.
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const PAGE_STYLE = "\0page-style.css";
const ENTRY = "\0ui-entry.js";

/** @param build of Vite */
export async function buildUi({ root, dist, build }) {
  const source = join(root, "src", "web", "ui");
  const out = join(dist, "ui");
  const main = join(source, "main.tsx");
  const compiled = (name) => import(pathToFileURL(join(dist, name)).href);
  const [{ styleSheet }, { REPORT_STYLE }] = await Promise.all([
    compiled("page/html/style.js"),
    compiled("report/html/style.js"),
  ]);
  const licences = ["preact", "@preact/signals", "uplot"]
    .map((name) => `/*! ${name}\n${readFileSync(join(root, "node_modules", name, "LICENSE"), "utf8")}*/`)
    .join("\n");
  const entry = [
    `import ${JSON.stringify(PAGE_STYLE)};`,
    'import "uplot/dist/uPlot.min.css";',
    ...["controls", "parts", "frame"].map((name) => styleOf(join(source, "..", "kit"), name)),
    ...["marks", "study"].map((name) => styleOf(join(source, "..", "study"), name)),
    ...["list", "compare", "workers", "narrow"].map((name) => styleOf(source, name)),
    `import ${JSON.stringify(main)};`,
  ].join("\n");
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    plugins: [
      {
        name: "ui-entry",
        enforce: "pre",
        resolveId(id) {
          if (id === main) return { id, moduleSideEffects: true }; // the package says of its modules that they have none
          return id === ENTRY || id === PAGE_STYLE ? id : undefined;
        },
        load: (id) => (id === ENTRY ? entry : id === PAGE_STYLE ? styleSheet() + REPORT_STYLE : undefined),
      },
    ],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir: out,
      emptyOutDir: true,
      copyPublicDir: false,
      target: "es2022",
      cssCodeSplit: false,
      modulePreload: false,
      rollupOptions: {
        input: ENTRY,
        output: {
          entryFileNames: "ui.js",
          assetFileNames: "ui[extname]",
          codeSplitting: false,
          postBanner: licences,
        },
      },
    },
  });
  for (const name of ["index.html", "icon.svg"]) cpSync(join(source, name), join(out, name));
}

/** The line that imports one style sheet of a folder. */
function styleOf(folder, name) {
  return `import ${JSON.stringify(join(folder, "style", `${name}.css`))};`;
}
