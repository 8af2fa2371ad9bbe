import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "./command.js";

const readme = readFileSync(join(root, "README.md"), "utf8");

test("the library example of the README is examples/forecast.ts, and it runs as a package user would run it", () => {
  const source = readFileSync(join(root, "examples", "forecast.ts"), "utf8");
  expect(readme).toContain(source.trim());
  mkdirSync(join(root, "out"), { recursive: true });
  const folder = mkdtempSync(join(root, "out", "example-")); // inside the package, so that "gradus" is found by name
  try {
    const compiled = ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    writeFileSync(join(folder, "forecast.mjs"), compiled.outputText);
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "forecast.mjs")], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(11);
    expect(stdout).toMatch(/best: \d\.\d+ degrees in epoch \d+/);
  } finally {
    rmSync(folder, { recursive: true });
  }
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
