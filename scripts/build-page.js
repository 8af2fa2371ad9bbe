// What the builds of all pages have in common: a style sheet that begins with that of the report, out of the compiled library, so that one visual
// language is written down once; Preact; and files under plain names.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const PAGE_STYLE = "\0page-style.css";
const ENTRY = "\0page-entry.js";
/**
 * Vite wraps every dynamic import in a helper that preloads what the part needs and tells failures to `window`. Nothing is preloaded here, and a worker
 * has no window: there its complaint of that would stand in the place of the failure.
 */
const PRELOAD = "\0vite/preload-helper.js";
const PLAIN_IMPORT = "export const __vitePreload = (load) => load();";

/**
 * @param build of Vite
 * @param dist the compiled library
 * @param page its `name`, its `main` script, its own `styles` in their order, and scripts beside it by their names
 * @param rolldownOptions how Vite's bundler is to write them
 * @param others of Vite's options; `plugins` go before
 */
export async function buildPage({ root, dist, build, out, page, rolldownOptions, plugins = [], ...others }) {
  const { name, main, styles, beside = {} } = page;
  const compiled = (file) => import(pathToFileURL(join(dist, file)).href);
  const [{ styleSheet }, { REPORT_STYLE }] = await Promise.all([
    compiled("page/html/style.js"),
    compiled("report/html/style.js"),
  ]);
  const entry = [PAGE_STYLE, "uplot/dist/uPlot.min.css", ...styles, main]
    .map((file) => `import ${JSON.stringify(file)};`)
    .join("\n");
  const scripts = [main, ...Object.values(beside)];
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    ...others,
    plugins: [
      ...plugins,
      {
        name: `${name}-entry`,
        enforce: "pre",
        resolveId(id) {
          if (scripts.includes(id)) return { id, moduleSideEffects: true }; // the package says of its modules that they have none
          return id === ENTRY || id === PAGE_STYLE ? id : undefined;
        },
        load(id) {
          if (id === PRELOAD) return PLAIN_IMPORT;
          return id === ENTRY ? entry : id === PAGE_STYLE ? styleSheet() + REPORT_STYLE : undefined;
        },
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
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000, // kB: the charts of the report, and DuckDB, are parts that are loaded for them alone
      rolldownOptions: { ...rolldownOptions, input: { [name]: ENTRY, ...beside } },
    },
  });
}
