/** @module-tag slow */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasSharedData, SHARED_DATA } from "../../src/read/testing.js";
import { parseStudy } from "../../src/study/records/parse.js";
import { gradus, root, scratch } from "./command.js";

/** Little enough for a test; what is asked, of which table, is the example's. Of the one long text the beginning is read. */
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

function withShortText(line: string): string {
  const long = line.match(/\S*\/input\.txt/)?.[0];
  if (long === undefined) return line;
  const short = join(scratch(), "input.txt");
  writeFileSync(short, readFileSync(long, "utf8").slice(0, 150_000));
  return line.replace(long, short);
}

test.skipIf(!hasSharedData).each(lines)("%s", { timeout: 120_000 }, async (line) => {
  const words = withShortText(line.replaceAll("$DATA", SHARED_DATA)).match(/'[^']*'|\S+/g)!;
  const flags = words.slice(2).map((word) => word.replace(/^'|'$/g, ""));
  const out = join(scratch(), "study");
  const { status, stderr } = await gradus([...flags, ...little, "--out", out]);
  expect(stderr).not.toMatch(/^gradus: /m);
  expect(status).toBe(0);
  const study = parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json");
  expect(study.outcome).toBe("complete");
  for (const { testError } of study.summaries) expect(Number.isFinite(testError)).toBe(true);
});
