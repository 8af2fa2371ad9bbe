import { expect, test } from "vitest";
import { nodeFlagsOf, refusalOf } from "./command-words.js";

const record = (...words: string[]) => ({
  ...{ schema: "gradus.command" as const, version: 1 as const, workingFolder: "/home/me", startedAt: "2026-01-01" },
  words,
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
