/** @module-tag slow */

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root, scratch } from "./e2e/command.js";

const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  exports: Record<string, unknown>;
};
const entries = Object.keys(exports).filter((path) => path !== "./package.json");

const folder = scratch();
mkdirSync(join(folder, "node_modules"));
symlinkSync(root, join(folder, "node_modules", "gradus"));

/** What the compiler says of a strict program that imports every entry and has the types of libraries checked too. */
function complaints(lib: readonly string[], types: readonly string[] = []): string[] {
  const file = join(folder, "program.mts");
  const imports = entries.map((path, k) => `export * as entry${k} from "${path.replace(".", "gradus")}";\n`);
  writeFileSync(file, imports.join(""));
  const program = ts.createProgram([file], {
    lib: lib.map((name) => `lib.${name}.d.ts`),
    skipLibCheck: false,
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    types: [...types],
    typeRoots: [join(root, "node_modules", "@types")],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

test("the types of every entry check without those of a page, of Node.js or of any dependency", () => {
  expect(complaints(["es2022"])).toEqual([]);
});

test("the types of every entry check beside those of a page", () => {
  expect(complaints(["es2022", "dom"])).toEqual([]);
});

test("the types of every entry check beside those of Node.js", () => {
  expect(complaints(["es2022"], ["node"])).toEqual([]);
});

test("a study file is checked field by field, and its fields are explained", () => {
  const said = (fields: string) => {
    const file = join(folder, "study.mts");
    writeFileSync(
      file,
      `import type { StudyFile } from "gradus/study";\nexport default { ${fields} } satisfies StudyFile;\n`,
    );
    const program = ts.createProgram([file], {
      ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [] },
      module: ts.ModuleKind.NodeNext,
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  };
  const data = 'data: { file: "sales.csv", target: "revenue" }';
  const space = '{ name: "diffusion", sigma: "auto", space: { "rate.learningRate": { low: 0.01, high: 1 } } }';
  expect(
    said(
      `${data}, methods: ["sgd", ${space}], task: { horizon: { from: 1, to: 7 } }, criteria: { minTimeSaving: null }`,
    ),
  ).toEqual([]);
  expect(said(`${data}, task: { windw: 8 }`)).toEqual([expect.stringContaining("'windw' does not exist")]);
  expect(said(`${data}, seeds: "5"`)).toEqual([expect.stringContaining("not assignable to type 'number'")]);
  expect(said("seeds: 5")).toEqual([expect.stringContaining("Property 'data' is missing")]);
});

test("an editor shows what the fields of stored records are", () => {
  const records = readFileSync(join(root, "dist", "study", "records", "trial.d.ts"), "utf8");
  expect(records).toMatch(/\/\*\* 1-based\. \*\/\s+readonly epoch: number;/);
  expect(records).not.toMatch(/zod|\bz\./);
});
