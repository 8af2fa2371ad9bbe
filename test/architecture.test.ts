import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..", "src");

const upToKernels = ["core", "smoothing", "schedule", "params", "network", "data", "kernels"];
const upToTrain = [...upToKernels, "loss", "metric", "objective", "optim", "initialisers", "train", "highway"];

const rooms = (...names: readonly string[]) => names;

/**
 * Who may import whom, types included. Nothing else draws the layers. `node:` marks the layers that need Node.js. A room within a folder has a
 * row of its own; who may import the folder may import its rooms.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  smoothing: ["core"],
  schedule: ["core"],
  params: ["core"],
  network: ["core", "params", "smoothing"],
  data: ["core"],
  kernels: ["core", "smoothing", "params", "network"],
  loss: ["core", "smoothing", "data", "kernels"],
  metric: ["core", "kernels", "loss"],
  objective: ["core", "smoothing", "params", "network", "data", "kernels", "loss"],
  optim: ["core", "schedule", "params", "kernels"],
  initialisers: ["core", "smoothing", "params", "network", "kernels", "data", "loss", "objective"],
  highway: ["core", "smoothing", "params", "network", "kernels", "data", "objective", "initialisers"],
  train: upToTrain,
  model: upToTrain,
  "study/records": ["core", "network", "train"],
  "study/spec": [...upToTrain, "study/records"],
  "study/judge": ["core", "study/records", "study/spec"],
  "study/tune": [...upToTrain, "study/records", "study/spec", "study/judge"], // settings are chosen by the statistic that decides
  "study/run": [...upToTrain, "model", ...rooms("study/records", "study/spec", "study/judge", "study/tune")],
  "study/threads": [...upToTrain, ...rooms("study/records", "study/spec", "study/run")],
  study: [...upToTrain, "model", ...rooms("study/records", "study/spec", "study/judge", "study/tune", "study/run")],
  page: ["core"],
  poc: [...upToTrain, "model", "study", "page", "report", "read"], // what the command line and the page both make of a table
  report: ["core", "study/records", "study/spec", "study/judge", "page"],
  suite: ["core", "study/records", "page", "report"],
  track: ["core", "study/records"],
  explain: [...upToTrain, "study", "page"],
  read: ["core", "data"],
  node: ["node:", ...upToTrain, "model", "study", "track", "read", "watch", "poc", "node/queue"], // its index names what the queue has for others
  "node/queue": ["node:", ...upToTrain, "study", "node", "web/contract"],
  "web/contract": ["core", "data", "study/records", "page"],
  watch: ["core", "study", "page", "report", "web/contract"],
  "web/kit": ["core", "page"],
  "web/study": ["core", "page", "web/contract", "web/kit"],
  "web/read": ["core", "data", "read", "web/contract"],
  "web/refusals": ["core", "report"],
  "web/explore": [...upToTrain, "explain", "page", "web/kit"],
  "web/ui": ["core", "page", "web/contract", "web/kit", "web/study"],
  "web/site": ["page", "web/contract", "web/kit", "web/proof", "web/explore", "web/work"],
  "web/proof": ["core", "data", "page", "web/contract", "web/kit", "web/study", "web/read", "web/refusals"],
  "web/work": [
    ...upToTrain,
    "model",
    "study",
    "page",
    "report",
    "poc",
    "watch",
    "read",
    "web/read",
    "web/refusals",
    "web/contract",
  ],
  "node/ui": ["node:", "core", "study", "page", "report", "node", "watch", "web/contract"],
  cli: ["node:", ...upToTrain, "model", "study", "page", "report", "poc", "explain", "track", "read", "node", "suite"],
  index: upToTrain, // charts would make every import slow: study, report and explain are entries of their own
};

const MOST_LINES = 300;

interface Source {
  readonly file: string;
  readonly layer: string;
  readonly lines: number;
  readonly imports: readonly string[];
}

const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readSource(file));
const shipped = sources.filter(({ file }) => !/\.test\.tsx?$|(^|\/)testing(\/|\.ts$)|\.generated\.ts$/.test(file));

function readSource(file: string): Source {
  const text = readFileSync(join(root, file), "utf8");
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, specifier]) => specifier!);
  return { file, layer: layerOf(file), lines: text.split("\n").length, imports };
}

/** The longest row of the table that the file lies in. */
function layerOf(file: string): string {
  const parts = file.replace(/\.tsx?$/, "").split("/");
  const folders = parts.slice(0, Math.max(1, parts.length - 1)).map((_, k) => parts.slice(0, k + 1).join("/"));
  return folders.findLast((folder) => folder in MAY_IMPORT) ?? folders[0]!;
}

function isAllowed(layer: string, other: string, allowed: readonly string[]): boolean {
  return other === layer || allowed.some((name) => other === name || other.startsWith(`${name}/`));
}

function target(file: string, specifier: string): string {
  const compiled = relative(root, resolve(root, dirname(file), specifier));
  const written = compiled.replace(/\.js$/, ".ts");
  return existsSync(join(root, written)) ? written : `${written}x`;
}

test("every layer imports only what the table allows it", () => {
  const breaches = shipped.flatMap(({ file, layer, imports }) =>
    imports.flatMap((specifier) => {
      const allowed = MAY_IMPORT[layer];
      if (allowed === undefined) return [`${file}: layer "${layer}" is not in the table`];
      if (specifier.startsWith("node:"))
        return allowed.includes("node:") ? [] : [`${file}: ${specifier} in a browser layer`];
      if (!specifier.startsWith(".")) return [];
      const other = layerOf(target(file, specifier));
      return isAllowed(layer, other, allowed) ? [] : [`${file}: ${layer} may not import ${other}`];
    }),
  );
  expect(breaches).toEqual([]);
});

test("no file imports itself through others, types counted", () => {
  const edges = new Map(
    shipped.map(({ file, imports }) => [
      file,
      imports.filter((specifier) => specifier.startsWith(".")).map((specifier) => target(file, specifier)),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  expect(cycles).toEqual([]);
});

test(`no file is longer than ${MOST_LINES} lines`, () => {
  expect(shipped.filter(({ lines }) => lines > MOST_LINES).map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
});

test("the table holds no layer that does not exist", () => {
  const layers = new Set(sources.map(({ layer }) => layer));
  expect(Object.keys(MAY_IMPORT).filter((layer) => !layers.has(layer))).toEqual([]);
});
