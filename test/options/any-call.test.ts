import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { GradusError } from "../../src/index.js";

type Callable = (...args: unknown[]) => unknown;

const root = resolve(import.meta.dirname, "..", "..");
const { exports } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as {
  exports: Record<string, { types: string } | string>;
};

/** Every function and class of the package's entries, from their sources, each once. */
const functions = new Map<Callable, string>();
for (const entry of Object.values(exports)) {
  if (typeof entry === "string") continue;
  const source = entry.types.replace(/^\.\/dist\/(.*)\.d\.ts$/, "src/$1.ts");
  for (const [name, value] of Object.entries((await import(resolve(root, source))) as object)) {
    if (typeof value === "function" && !(value.prototype instanceof Error)) functions.set(value, name);
  }
}

const isClass = (f: Callable) => /^class\b/.test(Function.prototype.toString.call(f));
const construct = (f: Callable, args: unknown[]) => Reflect.construct(f, args) as unknown;

/** What a call throws or rejects with; null where it returns. */
async function errorOf(f: Callable, args: unknown[]): Promise<unknown> {
  try {
    await (isClass(f) ? construct(f, args) : f(...args));
    return null;
  } catch (error) {
    return error;
  }
}

/** The function, an option in backticks, or the file that "x" stands for. */
const names = (message: string, name: string) =>
  message.includes(name) || /`[\w.]+`/.test(message) || /^x: |study\.json/.test(message);

const calls: readonly unknown[][] = [[], [undefined], [{}], [null], ["x"]];

test("the entries have functions to call", () => expect(functions.size).toBeGreaterThan(100));

test.each([...functions].map(([f, name]) => ({ name, f })))(
  "$name called with nothing, undefined, {}, null or a text returns, or says by name what it needs",
  async ({ name, f }) => {
    for (const args of calls) {
      const error = await errorOf(f, args);
      if (error === null) continue;
      expect(error, `${name}(${JSON.stringify(args)})`).toBeInstanceOf(GradusError);
      expect(names((error as Error).message, name), (error as Error).message).toBe(true);
    }
  },
);
