import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root, scratch } from "./command.js";

const run = promisify(execFile);

interface Line {
  readonly key: string;
  readonly seed: number;
  readonly ends: readonly number[];
}

test("bench/headline: the quick form tunes, evaluates and reports two methods of a task, and goes on where it was cut off", async () => {
  const out = join(scratch(), "headline");
  const file = join(out, "runs.jsonl");
  const flags = ["--quick", "--tasks", "parity", "--methods", "sgd,default", "--out", out];
  const bench = () => run(process.execPath, [join(root, "bench", "headline", "run.mjs"), ...flags], { cwd: root });
  await bench();
  const whole = readFileSync(file, "utf8");
  const lines = linesOf(whole);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(12);
  expect(lines.filter(({ seed }) => seed > 1000)).toHaveLength(6);

  const { results } = JSON.parse(readFileSync(`${out}.json`, "utf8"));
  const { targets, methods } = results[0];
  expect(targets.best).toBeLessThanOrEqual(targets.reached);
  const [sgd] = methods;
  expect(sgd).toMatchObject({ name: "sgd", isRun: true, setting: { sigma0: 0 } });
  expect(sgd.targets[0].success).toBeGreaterThanOrEqual(0.9);
  expect(sgd.targets[0].seconds.median).toBeGreaterThan(0);
  expect(readFileSync(`${out}.md`, "utf8")).toContain("### parity");
  expect(readFileSync(`${out}-curves.svg`, "utf8")).toContain("<path");

  const kept = whole.split("\n").slice(0, -3).join("\n");
  writeFileSync(file, `${kept}\n{"key":"cut of`);
  await bench();
  const again = new Map(linesOf(readFileSync(file, "utf8")).map((line) => [line.key, line.ends]));
  expect(again).toEqual(new Map(lines.map(({ key, ends }) => [key, ends])));
});

function linesOf(text: string): Line[] {
  return text.split("\n").flatMap((line) => {
    try {
      return line === "" ? [] : [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}
