import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
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
  refusals: ["core", "report"],
  suite: ["core", "study/records", "page", "report", "refusals"],
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
  "web/refusals": ["refusals", "web/contract", "web/kit"],
  "web/explore": [...upToTrain, "explain", "page", "web/kit"],
  "web/ui": ["core", "page", "web/contract", "web/kit", "web/study", "web/refusals"],
  "web/site": ["page", "web/contract", "web/kit", "web/refusals", "web/proof", "web/explore", "web/work"],
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
    "refusals",
    "web/contract",
  ],
  "node/ui": ["node:", "core", "study", "page", "report", "node", "watch", "web/contract"],
  cli: ["node:", ...upToTrain, "model", "study", "page", "report", "poc", "explain", "track", "read", "node", "suite"],
  index: upToTrain, // charts would make every import slow: study, report and explain are entries of their own
};

/** What IEEE 754 and ECMAScript fix to the last bit. */
const EXACT =
  /^(abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|E|LN2|LN10|LOG2E|LOG10E|PI|SQRT1_2|SQRT2)$/;

/**
 * Rooms where Math.exp, a power and the like may stand, though engines round them each in its own way: no result of theirs enters a record. Texts
 * are not looked into, so the code that `model/export` writes for other programs has no row.
 */
const ENGINES_ROUNDING: Readonly<Record<string, string>> = {
  page: "places on a chart, and how many digits a number is written with",
  web: "pictures of the page",
  "report/html": "places in a picture of the report",
  "report/view": "how many digits a number is written with",
  "suite/page": "places on a chart, and numbers written with three digits",
  "explain/page": "colours of a picture",
  "node/queue/database": "Math.random, for how long to wait before another try",
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

test("results come from functions that every engine rounds alike", () => {
  const used = shipped.flatMap(({ file }) =>
    engineDefined(readFileSync(join(root, file), "utf8"), file).map((name) => ({ file, name })),
  );
  const roomOf = (file: string) => Object.keys(ENGINES_ROUNDING).find((room) => file.startsWith(`${room}/`));
  const breaches = used
    .filter(({ file }) => roomOf(file) === undefined)
    .map(({ file, name }) => `${file}: ${name} is rounded by the engine, take core/numeric/elementary`);
  expect(breaches).toEqual([]);
  const needed = new Set(used.map(({ file }) => roomOf(file)));
  expect(Object.keys(ENGINES_ROUNDING).filter((room) => !needed.has(room))).toEqual([]);
});

test("what the rule on rounding finds: functions, Math by another name, powers but for 2 ** n and x ** 2", () => {
  expect(engineDefined("const y = Math.exp(x) + Math.sqrt(Math.PI); // Math.sin")).toEqual(["Math.exp"]);
  expect(engineDefined("const { tanh } = Math; f(Math); Math[name](x)")).toEqual(["Math", "Math", "Math"]);
  expect(engineDefined("2 ** n + x ** 2 + (a + b) ** 2 + 0.5 * 2 ** -k + 10n ** 17n")).toEqual([]);
  expect(engineDefined("x ** 3 + 1.2 ** n + x2 ** n; x **= 2; 10 ** k")).toEqual(["**", "**", "**", "**=", "**"]);
  expect(engineDefined("/** **bold** Math.log */ const text = `a Math.sin b`;")).toEqual([]);
});

test(`no file is longer than ${MOST_LINES} lines`, () => {
  expect(shipped.filter(({ lines }) => lines > MOST_LINES).map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
});

test("the table holds no layer that does not exist", () => {
  const layers = new Set(sources.map(({ layer }) => layer));
  expect(Object.keys(MAY_IMPORT).filter((layer) => !layers.has(layer))).toEqual([]);
});

/** Whatever of `Math` and of powers an engine may round in its own way, in the code of a file: not in its comments and texts. */
function engineDefined(text: string, file = "source.ts"): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === "Math") {
      const name = ts.isPropertyAccessExpression(node.parent) ? node.parent.name.text : null;
      if (name === null) found.push("Math");
      else if (!EXACT.test(name)) found.push(`Math.${name}`);
    }
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) found.push("**=");
      const isExact = isTwo(node.left) || isTwo(node.right) || ts.isBigIntLiteral(node.right);
      if (kind === ts.SyntaxKind.AsteriskAsteriskToken && !isExact) found.push("**");
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  return found;
}

function isTwo(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) && node.text === "2";
}
