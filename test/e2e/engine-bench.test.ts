import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { FORMS } from "../../src/kernels/contract.js";
import { defaultBuild } from "../../src/kernels/wasm/module.js";
import { root, scratch } from "./command.js";

const run = promisify(execFile);
const bench = join(root, "bench", "engine");
const dist = join(root, "dist");
const build = defaultBuild()!;

interface Answer {
  readonly error?: string;
  readonly ready?: number;
  readonly wall?: readonly number[];
}

test.each([
  [build, 1, "elman"],
  [build, 2, "elman"],
  [build, 2, "gru"],
  [build, 1, "lstm"],
  ["reference", 1, "elman"],
])("bench/engine: %s, threads %i, %s: steps in every form", async (engine, threads, cell) => {
  const shape = { batch: 16, steps: 4, inputs: 2, hidden: 8, cell };
  const commands = FORMS.flatMap((form) => [{ prepare: { ...shape, form } }, { steps: 2 }]);
  const program = [join(bench, "contender-gradus.mjs"), engine, dist, String(threads)];
  const contender = run(process.execPath, program, { cwd: root });
  contender.child.stdin!.end(commands.map((command) => `${JSON.stringify(command)}\n`).join(""));
  const [versions, ...answers] = (await contender).stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
  expect(versions).toMatchObject({ versions: { build: engine } });
  expect(answers).toHaveLength(commands.length);
  for (const [k, { error, ready, wall }] of answers.entries()) {
    expect(error).toBeUndefined();
    if (k % 2 === 0) expect(ready).toBeGreaterThan(0);
    else expect(wall).toHaveLength(2);
  }
});

test("bench/engine: the whole run measures its first shape and writes the table", async () => {
  const out = scratch();
  const flags = ["--only", "gradus simd,gradus reference", "--shapes", "0", "--rounds", "1", "--seconds", "0.01"];
  await run(process.execPath, [join(bench, "run.mjs"), ...flags, "--out", out], { cwd: root });
  const { rows, peakGflops } = JSON.parse(readFileSync(join(out, "engine.json"), "utf8"));
  expect(peakGflops).toBeGreaterThan(0);
  expect(Object.keys(rows[0].results)).toEqual(["gradus simd", "gradus reference"]);
  for (const { wall } of Object.values<{ wall: { fastest: number } }>(rows[0].results)) {
    expect(wall.fastest).toBeGreaterThan(0);
  }
  expect(readFileSync(join(out, "engine.md"), "utf8")).toContain("| gradus simd | ");
});

test("bench/engine: growth and start-up are measured with the runtime's default build", async () => {
  const { measureGrowth } = await import(`${bench}/growth.mjs`);
  const sizes = { steps: [2, 4], hidden: [8, 16] };
  const out = scratch();
  const text = await measureGrowth({ dist, out, base: { batch: 8, steps: 4, inputs: 2, hidden: 8 }, sizes });
  const { growth, startMs, versions } = JSON.parse(readFileSync(join(out, "growth.json"), "utf8"));
  expect(Object.keys(growth)).toEqual(Object.keys(sizes));
  for (const { milliseconds } of Object.values<{ milliseconds: number[] }>(growth)) {
    for (const value of milliseconds) expect(value).toBeGreaterThan(0);
  }
  expect(startMs).toBeGreaterThan(0);
  expect(versions.build).toMatch(/^(simd|relaxed)$/);
  expect(text).toContain("Time grows as hidden to the power ");
});
