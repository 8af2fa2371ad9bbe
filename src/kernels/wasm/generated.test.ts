import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sources } from "./module.generated.js";
import { PLAN_FIELDS } from "./plan.js";

const root = new URL("../../..", import.meta.url);

test("module.generated.ts was made from the sources in assembly/ (else run npm run build:wasm)", async () => {
  const { sourceHash } = (await import(new URL("scripts/build-wasm.js", root).href)) as { sourceHash: () => string };
  expect(sources).toBe(sourceHash());
});

test("the plan has the same fields in the same order on both sides", () => {
  const text = readFileSync(new URL("assembly/plan.ts", root), "utf8");
  const fields = [...text.matchAll(/^ {2}(\w+): (i32|usize|f32|f64);$/gm)];
  expect(fields.map(([, name, type]) => ({ name, bytes: type === "f64" ? 8 : 4 }))).toEqual(PLAN_FIELDS);
});

test("all builds together are under 76 kB", async () => {
  const { relaxed, simd, wide } = await import("./module.generated.js");
  expect((relaxed.length + simd.length + wide.length) * 0.75).toBeLessThan(77_824);
});
