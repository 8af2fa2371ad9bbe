/** @module-tag slow */

import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, scratch } from "./command.js";

interface Result {
  readonly name: string;
  readonly tried: number;
  readonly refused: number;
  readonly right: number;
  readonly kinds: Readonly<Record<string, unknown>>;
  readonly faults: readonly { readonly case: number; readonly message: string }[];
}

/** Runs attack/run.mjs with a fixed seed; what it printed, and its figures. */
async function attack(...flags: readonly string[]) {
  const json = join(scratch(), "attack.json");
  const child = spawn(process.execPath, [join(root, "attack", "run.mjs"), "--seed", "1", "--json", json, ...flags]);
  let printed = "";
  child.stdout.on("data", (piece) => {
    printed += piece;
  });
  const status = await new Promise((done) => child.once("close", done));
  return { status, printed, results: JSON.parse(readFileSync(json, "utf8")).results as Result[] };
}

test("a short attack finds no fault: no stack, nothing that hangs, no wrong value", async () => {
  const { printed, results } = await attack("--seconds", "25", "--cases", "20000");
  expect(
    results.flatMap(({ name, faults }) => faults.map((fault) => ({ name, ...fault }))),
    printed,
  ).toEqual([]);
  const tried = Object.fromEntries(results.map((result) => [result.name, result.tried]));
  // On a machine with other work; a quiet one tries some ten times as many.
  const fewest = {
    models: 200,
    options: 200,
    library: 200,
    tables: 2,
    dialects: 2,
    "run-folders": 10,
    faults: 2,
    kills: 1,
  };
  for (const [name, least] of Object.entries(fewest)) expect(tried[name], name).toBeGreaterThanOrEqual(least);
  for (const { name, right } of results) if (name !== "faults") expect(right, name).toBeGreaterThan(0);
}, 180_000);

test("three hundred tables in random dialects are read as they were written, or refused", async () => {
  const { printed, results } = await attack("--only", "dialects", "--seconds", "120", "--cases", "320");
  const [{ tried, right, faults }] = results as [Result];
  expect(faults, printed).toEqual([]);
  expect(tried, printed).toBeGreaterThanOrEqual(300);
  expect(right, printed).toBeGreaterThan(0.8 * tried);
}, 180_000);

test("an attack on a faulty target finds each of its faults, by its case, and goes on after it", async () => {
  const faulty = join(import.meta.dirname, "fuzzers", "faulty.mjs");
  const { status, printed, results } = await attack("--fuzzer", faulty, "--cases", "10");
  expect(status).toBe(1);
  const [{ tried, right, refused, faults }] = results as [Result];
  expect({ tried, right, refused }).toEqual({ tried: 10, right: 1, refused: 1 });
  expect(faults.map(({ case: k, message }) => [k, message.split("\n")[0]])).toEqual([
    [1, expect.stringContaining("accepted, with a wrong value")],
    [2, expect.stringContaining("TypeError: Cannot read properties of undefined")],
    [3, expect.stringContaining("thrown beside the target")],
    [4, "hung: no end within 1 s"],
    [5, expect.stringContaining("took the process down (status 3)")],
    [6, expect.stringContaining("took the process down (status 1)")],
    [7, "hung: no end within 1 s"],
    [9, expect.stringContaining("refused in unclear words")],
  ]);
  expect(printed).toContain(`again: npm run attack -- --fuzzer ${faulty} --seed 1 --case 4`);
}, 60_000);

test.each([
  [["--seconds", "0"], '--seconds must be a whole number of at least 1, got "0".'],
  [["--seconds", "abc"], '--seconds must be a whole number of at least 1, got "abc".'],
  [["--cases", "1e400"], '--cases must be a whole number of at least 1, got "1e400".'],
  [["--seed", "1.5"], '--seed must be a whole number of at least 0, got "1.5".'],
  [["--only", "bogus"], /^attack: --only must name some of models, .*, kills, each once, got "bogus"/],
  [["--only", ""], /got "" in ""/],
  [["--only", "models,models"], /each once, got "models" in "models,models"/],
  [["--only"], /The flags are --seconds, --cases, --seed, --only, --case, --fuzzer, --json, each with a value\./],
  [["--bogus", "1"], /Unknown option '--bogus'.* The flags are --seconds/],
  [["more"], /Unexpected argument 'more'.* The flags are --seconds/],
  [["--case", "3"], "--case needs one fuzzer, got several. Name it with --only."],
  [["--fuzzer", "nothing.mjs"], '--fuzzer must be a module with a fuzzer, got "nothing.mjs", which is not there.'],
  [["--json", "nowhere/at/all.json"], "--json must lie in a folder that is there"],
] as const)("an attack by %j is refused in one line, before it begins", (flags, message) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "attack", "run.mjs"), ...flags], {
    encoding: "utf8",
  });
  expect(stderr).toMatch(message);
  expect({ status, stdout, lines: stderr.trim().split("\n").length }).toEqual({ status: 2, stdout: "", lines: 1 });
});

test("short attacks by the system's faults begin with other ones by other seeds", async () => {
  const kindsOf = async (seed: string) => {
    const { results } = await attack("--only", "faults", "--cases", "2", "--seconds", "60", "--seed", seed);
    return Object.keys((results[0] as Result).kinds).sort();
  };
  expect(await kindsOf("1")).not.toEqual(await kindsOf("2"));
}, 120_000);
