import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fieldsOf, RECORD_KINDS } from "./cell/records.js";
import { sources } from "./module.generated.js";
import { PLAN_FIELDS } from "./plan.js";

const root = new URL("../../..", import.meta.url);

test("module.generated.ts was made from the sources in assembly/ (else run npm run build:wasm)", async () => {
  const { sourceHash } = (await import(new URL("scripts/build-wasm.js", root).href)) as { sourceHash: () => string };
  expect(sources).toBe(sourceHash());
});

/** Fields of the classes in a file of assembly/, by class. */
function classesOf(path: string): Record<string, readonly { readonly name: string; readonly bytes: number }[]> {
  const text = readFileSync(new URL(`assembly/${path}`, root), "utf8");
  const classes = [...text.matchAll(/^export class (\w+) \{\n(.*?)^\}/gms)];
  return Object.fromEntries(
    classes.map(([, name, body]) => [
      name,
      [...body!.matchAll(/^ {2}(\w+): (i32|usize|f32|f64);$/gm)].map(([, field, type]) => ({
        name: field!,
        bytes: type === "f64" ? 8 : 4,
      })),
    ]),
  );
}

test("the plan has the same fields in the same order on both sides", () => {
  expect(classesOf("plan.ts")["Plan"]).toEqual(PLAN_FIELDS);
});

test("so have the records of a cell", () => {
  expect(classesOf("cell/program.ts")).toEqual(Object.fromEntries(RECORD_KINDS.map((kind) => [kind, fieldsOf(kind)])));
});

test("all builds together are under 116 kB", async () => {
  const { relaxed, simd, wide } = await import("./module.generated.js");
  expect((relaxed.length + simd.length + wide.length) * 0.75).toBeLessThan(118_784);
});
