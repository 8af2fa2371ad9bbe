/** @module-tag slow */

import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const { exports, dependencies, optionalDependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
) as {
  exports: Record<string, { default: string; types: string } | string>;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};
const entries = Object.entries(exports).flatMap(([name, entry]) =>
  typeof entry === "string" ? [] : [{ name, ...entry }],
);

/** Every file that an entry loads, and every name that is not a file of ours. */
function reach(file: string, files = new Set<string>(), others = new Set<string>()) {
  if (files.has(file)) return { files, others };
  files.add(file);
  for (const { fileName: specifier } of ts.preProcessFile(readFileSync(file, "utf8")).importedFiles) {
    if (specifier.startsWith(".")) reach(join(dirname(file), specifier), files, others);
    else others.add(specifier);
  }
  return { files, others };
}

test.each(entries.filter(({ name }) => name !== "./node"))(
  "$name runs in a page: all that it loads is its own or a dependency, nothing of Node.js",
  ({ default: file }) => {
    const { others } = reach(join(root, file));
    for (const name of others)
      expect(
        Object.keys({ ...dependencies, ...optionalDependencies }).some((known) => name.startsWith(known)),
        name,
      ).toBe(true);
  },
);

test("the entry of the library is few files, since each costs half a millisecond: at most 3", () => {
  const { files } = reach(join(root, "dist", "entry", "index.js"));
  expect(files.size).toBeGreaterThan(1);
  expect(files.size).toBeLessThanOrEqual(3);
});

test("the entry of the library loads no dependency but its random numbers: no zod, no charts, no tables", () => {
  const { others } = reach(join(root, "dist", "entry", "index.js"));
  expect([...others].filter((name) => !name.startsWith("pure-rand"))).toEqual([]);
});

test("every entry has its types", () => {
  for (const { types } of entries) expect(readFileSync(join(root, types), "utf8")).toContain("export");
});
