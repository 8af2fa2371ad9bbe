import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import * as gradus from "../src/index.js";
import { exampleNames } from "./example-names.js";

/**
 * Runs every `@example` of a doc comment. A line `expression; // value` claims that the expression gives the value; words may
 * follow it after a comma. In scope: the file's own exports, the public names, and what test/example-names.ts provides.
 */
const root = resolve(import.meta.dirname, "..", "src");

interface Example {
  readonly file: string;
  readonly name: string;
  readonly code: string;
}

const examples = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .flatMap((file) => examplesIn(file));

test("there are examples to run", () => {
  expect(examples.length).toBeGreaterThan(20);
});

test.each(examples)("the example in $name gives what it says", async ({ file, code }) => {
  const own = (await import(join(root, file))) as Record<string, unknown>;
  const checks: [unknown, unknown][] = [];
  const scope = {
    ...gradus,
    ...exampleNames(),
    ...own,
    __check: (got: unknown, said: unknown) => checks.push([got, said]),
  };
  const declared = [...code.matchAll(/\b(?:const|let)\s+(?:\{([^}]*)\}|(\w+))/g)].flatMap(([, many, one]) =>
    (many ?? one)!.split(",").map((part) => part.trim().split(":").pop()!.trim()),
  );
  const names = Object.keys(scope).filter((name) => !declared.includes(name) || name === "__check");
  const body = ts.transpileModule(withChecks(code), { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction(...names, body)(...names.map((name) => scope[name as keyof typeof scope]));
  for (const [got, said] of checks) expect(plainValue(got)).toEqual(plainValue(said));
});

function examplesIn(file: string): Example[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(([comment], index) => {
    const lines = comment
      .replace(/\s*\*\/$/, "")
      .split("\n")
      .map((line) => line.replace(/^\s*\*? ?/, ""));
    const from = lines.findIndex((line) => line.startsWith("@example"));
    if (from < 0) return [];
    const rest = lines.slice(from + 1);
    const end = rest.findIndex((line) => line.startsWith("@"));
    return [
      { file, name: `src/${file}, comment ${index + 1}`, code: rest.slice(0, end < 0 ? undefined : end).join("\n") },
    ];
  });
}

/** Turns `expression; // value` into a recorded check; a line of its own `// value` belongs to the line before. */
function withChecks(code: string): string {
  return code
    .replace(/;\n\/\/ (?=[{["\d-])/g, "; // ")
    .split("\n")
    .map((line) => {
      const [, expression, comment] = /^(?!\s*(?:const|let|for|import|\/\/))(.*);\s*\/\/ (.*)$/.exec(line) ?? [];
      const value = comment === undefined ? null : valueIn(comment);
      return value === null ? line : `__check(await (${expression}), ${value});`;
    })
    .join("\n");
}

/** The longest start of a comment, cut at commas, that is a literal; null when there is none. */
function valueIn(comment: string): string | null {
  const text = comment.replace(/^(?:Float64Array|Float32Array|Uint32Array) (?=\[)/, "").replace(/^.* = (?=\d+$)/, "");
  const parts = text.split(", ");
  for (let count = parts.length; count > 0; count--) {
    const candidate = parts.slice(0, count).join(", ");
    if (!/^(?:[-\d.e"'[{]|true|false|null|Infinity)/.test(candidate)) return null;
    try {
      new Function(`return (${candidate});`)();
      return `(${candidate})`;
    } catch {
      // Not a literal at this length: cut one more part off.
    }
  }
  return null;
}

/** Numbers to 12 digits, typed arrays as arrays: what a reader compares. */
function plainValue(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? Number(value.toPrecision(12)) : value;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plainValue);
  if (Array.isArray(value)) return value.map(plainValue);
  return value;
}
