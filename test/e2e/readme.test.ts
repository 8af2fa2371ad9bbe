import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "./command.js";

const readme = readFileSync(join(root, "README.md"), "utf8");

/** Runs an example as a package user would run it; what it prints. */
function runExample(name: string): string[] {
  const source = readFileSync(join(root, "examples", `${name}.ts`), "utf8");
  mkdirSync(join(root, "out"), { recursive: true });
  const folder = mkdtempSync(join(root, "out", "example-")); // inside the package, so that "gradus" is found by name
  try {
    const compiled = ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, compiled.outputText);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: root, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    return stdout.trim().split("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the library example of the README is examples/forecast.ts, and it runs", () => {
  expect(readme).toContain(readFileSync(join(root, "examples", "forecast.ts"), "utf8").trim());
  const lines = runExample("forecast");
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toMatch(/^start 2\.\d{3}, best 2\.\d{3} degrees in epoch \d+$/);
});

test("the model example of the README is examples/model.ts: saved, loaded, it forecasts the three rows after the end within .3", () => {
  expect(readme).toContain(readFileSync(join(root, "examples", "model.ts"), "utf8").trim());
  const tide = (k: number) => 20 + 5 * Math.sin(k / 4) + 3 * Math.sin(k / 11);
  const lines = runExample("model").map((line) => line.split(" "));
  expect(lines.map(([, row]) => row)).toEqual(["401", "402", "403"]);
  lines.forEach(([, , forecast], k) => {
    expect(Math.abs(Number(forecast) - tide(400 + k))).toBeLessThan(0.3);
  });
});

test("examples/model-life.ts saves, loads, predicts, refits, continues and resumes", () => {
  const [next, ...others] = runExample("model-life");
  expect(next).toMatch(/^next row 401 1\d\.\d$/); // the tide is 13.6 there
  expect(others).toEqual(["refit true 160", "continued true", "resumed true"]);
});

test("examples/parallel.ts trains on two threads, its own recipe in each", () => {
  const lines = runExample("parallel");
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toMatch(/^10 \d\.\d+ \d+\.\d+ s$/);
});

test("examples/own-loop.ts trains by hand, plain and diffused", () => {
  const lines = runExample("own-loop");
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["descend", "diffuse"]);
  for (const line of lines) expect(Number(line.split(" ")[1])).toBeLessThan(1); // the mean forecast has 1
});

test("every file that the README links to exists, and its commands are scripts or commands that exist", () => {
  for (const [, link] of readme.matchAll(/\]\((?!https?:)([^)#]+)/g))
    expect(existsSync(join(root, link!)), link).toBe(true);
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  for (const [, script] of readme.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(script);
  const commands = readFileSync(join(root, "src", "cli", "commands", "index.ts"), "utf8");
  for (const [, command] of readme.matchAll(/npx gradus (\w+)/g)) expect(commands).toContain(`./${command}.js`);
});

test("the installed package has every file that the README links to", () => {
  const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], {
    cwd: root,
    encoding: "utf8",
  });
  const [packed] = JSON.parse(stdout) as [{ readonly files: readonly { readonly path: string }[] }];
  const paths = packed.files.map(({ path }) => path);
  for (const [, link] of readme.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
    expect(
      paths.some((path) => path === link || path.startsWith(`${link}/`)),
      link,
    ).toBe(true);
  }
});

test.each(["docs/engine.md", "docs/decisions/0004-automatic-sigma-by-default.md", "bench/README.md"])(
  "every file that %s links to exists",
  (page) => {
    const links = [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:)([^)#]+)/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, link] of links) expect(existsSync(join(root, dirname(page), link!)), link).toBe(true);
  },
);

test("CI runs exactly the test command of the README", () => {
  const command = "npm ci && npm test";
  expect(readme).toContain(command);
  expect(
    readFileSync(join(root, ".ci", "run"), "utf8")
      .trim()
      .split("\n")
      .at(-1),
  ).toBe(command);
});
