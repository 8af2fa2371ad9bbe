/** @module-tag slow */

import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  exports: Record<string, unknown>;
};
const entries = Object.keys(exports).filter((name) => name !== "./package.json");

/** Schemas of stored data name URL by way of zod: entries that show them want a page's types or Node.js's. */
const surroundings = [
  { where: "the language alone", lib: ["lib.es2022.d.ts"], types: [], shown: [".", "./explain"] },
  {
    where: "a page",
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    shown: entries.filter((name) => name !== "./node"),
  },
  { where: "Node.js", lib: ["lib.es2022.d.ts"], types: ["node"], shown: entries },
];

const folder = mkdtempSync(join(tmpdir(), "gradus-consumer-"));
mkdirSync(join(folder, "node_modules"));
symlinkSync(root, join(folder, "node_modules", "gradus"));
writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));

/** A module that imports all of an entry. */
function consumer(entry: string): string {
  const file = join(folder, `${entry.slice(2) || "core"}.ts`);
  writeFileSync(
    file,
    `import * as library from "gradus${entry.slice(1)}";\nexport const names = Object.keys(library);\n`,
  );
  return file;
}

test.each(surroundings)(
  "with the types of $where, $shown check with skipLibCheck false: their own and all that they lead to",
  ({ lib, types, shown }) => {
    const program = ts.createProgram(shown.map(consumer), {
      lib,
      types,
      typeRoots: [join(root, "node_modules", "@types")],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    });
    // TypeScript's own files and Node.js's are checked where they are made.
    const files = program
      .getSourceFiles()
      .filter((file) => !program.isSourceFileDefaultLibrary(file) && !file.fileName.includes("/@types/"));
    expect(files.filter(({ fileName }) => fileName.startsWith(join(root, "dist"))).length).toBeGreaterThan(40);
    const problems = files.flatMap((file) => program.getSemanticDiagnostics(file));
    expect(problems.map(({ file, messageText }) => `${file?.fileName}: ${JSON.stringify(messageText)}`)).toEqual([]);
    expect(program.getOptionsDiagnostics()).toEqual([]);
  },
);
