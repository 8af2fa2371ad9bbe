import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeLock } from "../../node/store/lock.js";
import { waitUntilFree } from "./study-free.js";

test("a folder that a process has is waited for until it is given back, for so long, or until a stop; one of a process that ended is free", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradus-free-"));
  const { signal } = new AbortController();
  const waited = async (most: number, of = signal) => {
    const from = performance.now();
    await waitUntilFree(folder, of, most);
    return performance.now() - from;
  };
  expect(await waited(5000)).toBeLessThan(1000);
  mkdirSync(join(folder, "run"));
  const lock = await takeLock(join(folder, "run", "lock"), "Wait.");
  expect(await waited(250)).toBeGreaterThan(240);
  expect(await waited(5000, AbortSignal.timeout(100))).toBeLessThan(2000);
  setTimeout(() => void lock.release(), 150);
  const until = await waited(10_000);
  expect(until).toBeGreaterThan(140);
  expect(until).toBeLessThan(5000);
  writeFileSync(join(folder, "run", "lock"), JSON.stringify({ host: "x", pid: -1 }));
  expect(await waited(5000)).toBeLessThan(1000);
});
