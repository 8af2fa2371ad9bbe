/** @module-tag slow */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasSharedData, SHARED_DATA } from "../../src/node/read/testing.js";
import { parseStudy } from "../../src/study/records/parse.js";
import { gradus, root, scratch } from "./command.js";

/** Little enough for a test; what is asked, of which table, is the example's. */
const little = [
  ...["--methods", "sgd,diffusion", "--hidden", "4", "--batch-sizes", "16"],
  ...["--epochs", "2", "--seeds", "2", "--tuning-trials", "1", "--workers", "2"],
];

const linesOf = (file: string) => readFileSync(join(root, "examples", file), "utf8").match(/^npx gradus poc .*$/gm)!;
const lines = [...linesOf("tables.md"), ...linesOf("sequences.md")];

test("there is a line for many tables and sequences", () => {
  expect(linesOf("tables.md").length).toBeGreaterThanOrEqual(40);
  expect(linesOf("sequences.md").length).toBeGreaterThanOrEqual(12);
});

test.skipIf(!hasSharedData).each(lines)("%s", { timeout: 120_000 }, async (line) => {
  const words = line.replaceAll("$DATA", SHARED_DATA).match(/'[^']*'|\S+/g)!;
  const flags = words.slice(2).map((word) => word.replace(/^'|'$/g, ""));
  const out = join(scratch(), "study");
  const { status, stderr } = await gradus([...flags, ...little, "--out", out]);
  expect(stderr).not.toMatch(/^gradus: /m);
  expect(status).toBe(0);
  const study = parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json");
  expect(study.outcome).toBe("complete");
  for (const { testError } of study.summaries) expect(Number.isFinite(testError)).toBe(true);
});
