import { expect, test } from "vitest";
import { continuingWords, nodeFlagsOf, refusalOf, typedCommand } from "./command-words.js";

const none = { seeds: null, minutes: null };
const record = (...words: string[]) => ({
  ...{ schema: "gradus.command" as const, version: 1 as const, workingFolder: "/home/me", startedAt: "2026-01-01" },
  words,
});

test("a study goes on in its folder, whatever its command said of it, without what was of one run", () => {
  const words = ["poc", "a.csv", "--out", "x", "--json", "--seeds", "5", "--out=y", "--open"];
  expect(continuingWords(words, "/study", none)).toEqual(["poc", "a.csv", "--seeds", "5", "--out", "/study"]);
});

test("what is asked anew takes the place of what it was, however it was written and however often", () => {
  const words = ["poc", "a.csv", "--seeds", "5", "--time-budget=3m", "--seeds=7"];
  const asked = continuingWords(words, "/study", { seeds: 10, minutes: 1.5 });
  expect(asked).toEqual(["poc", "a.csv", "--seeds", "10", "--time-budget", "90s", "--out", "/study"]);
  expect(continuingWords(words, "/study", { seeds: 10, minutes: null })).toContain("--time-budget=3m");
});

test("only commands that run a study are run out of its folder, and none whose data came through a pipe", () => {
  expect(refusalOf(record("poc", "a.csv"))).toBeNull();
  expect(refusalOf(record("demo", "adding"))).toBeNull();
  for (const words of [["ui", "."], ["export", "m.json"], ["--help"], [""]])
    expect(refusalOf(record(...words))).toBe("no-command");
  for (const data of ["-", "/dev/stdin", "/dev/fd/63", "/proc/self/fd/3"])
    expect(refusalOf(record("poc", data))).toBe("no-file");
  expect(refusalOf(null)).toBe("no-command");
});

test("a command goes on with Node.js's own flags of the first one, as far as they are of the engine or of memory", () => {
  const nodeFlags = ["--experimental-wasm-relaxed-simd", "--import=./evil.js"];
  expect(nodeFlagsOf({ ...record("poc", "a.csv"), nodeFlags })).toEqual(["--experimental-wasm-relaxed-simd"]);
  expect(nodeFlagsOf(record("poc", "a.csv"))).toEqual([]); // of an earlier version
});

test("what runs is shown as it may be typed: with Node.js and its flags only where there are any", () => {
  const script = "/my tools/gradus.js";
  expect(typedCommand(["poc", "a b.csv"], { nodeFlags: [], script })).toBe("gradus poc 'a b.csv'");
  expect(typedCommand(["poc", "a.csv"], { nodeFlags: ["--wasm-tier-up"], script })).toBe(
    "node --wasm-tier-up '/my tools/gradus.js' poc a.csv",
  );
});
