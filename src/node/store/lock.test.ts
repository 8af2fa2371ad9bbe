/** @module-tag slow */

import { type ChildProcess, execFileSync, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, afterEach, expect, test } from "vitest";
import { thisProcess } from "../process-mark.js";
import { takeLock } from "./lock.js";

const folder = mkdtempSync(join(tmpdir(), "gradus-lock-"));
const lock = join(folder, "lock");
const takeover = `${lock}.takeover`;
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  for (const path of [lock, takeover]) rmSync(path, { recursive: true, force: true });
});

const ended = spawnSync(process.execPath, ["-e", "0"]).pid;
const markOf = (pid: number, since: string) => JSON.stringify({ host: hostname(), pid, start: null, since });
const writeStale = (path = lock, since = "2026-01-01") => writeFileSync(path, markOf(ended, since));
const taken = () => takeLock(lock, "Wait.");

/** Takes the lock at a moment; of two that have it at once the second finds the first one's folder. */
const CONTENDER = `
  import { mkdirSync, rmdirSync } from "node:fs";
  import { setTimeout as pause } from "node:timers/promises";
  import { takeLock } from "./lock.js";
  const [lock] = process.argv.slice(2);
  process.on("message", async (moment) => {
    while (Date.now() < moment);
    let outcome;
    try {
      const { release } = await takeLock(lock, "Wait.");
      try {
        mkdirSync(lock + ".held");
        await pause(15);
        rmdirSync(lock + ".held");
        outcome = "held";
      } finally {
        await release();
      }
    } catch (error) {
      outcome = /in use by process/.test(error.message) ? "refused" : error.message;
    }
    process.send(outcome);
  });
  process.send("ready");
`;

test("of four processes that find the same stale lock never two have it", async () => {
  const built = join(folder, "built");
  await build({
    configFile: false,
    logLevel: "silent",
    build: {
      ssr: join(import.meta.dirname, "lock.ts"),
      outDir: built,
      rolldownOptions: { output: { format: "es", entryFileNames: "lock.js" } },
    },
  });
  writeFileSync(join(built, "package.json"), '{"type":"module"}');
  writeFileSync(join(built, "contender.js"), CONTENDER);
  const children = Array.from({ length: 4 }, () => fork(join(built, "contender.js"), [lock]));
  const answer = async (child: ChildProcess) => (await once(child, "message"))[0] as string;
  try {
    await Promise.all(children.map(answer));
    const outcomes: string[] = [];
    for (let k = 0; k < 100; k++) {
      writeStale(lock, `round ${k}`);
      if (k % 4 === 0) writeStale(takeover, `round ${k}`);
      const answers = children.map(answer);
      for (const child of children) child.send(Date.now() + 5);
      outcomes.push(...(await Promise.all(answers)));
      expect(new Set(outcomes)).toSatisfy((seen: Set<string>) =>
        [...seen].every((one) => /^(held|refused)$/.test(one)),
      );
    }
    expect(outcomes.filter((outcome) => outcome === "held").length).toBeGreaterThanOrEqual(100);
    expect(readdirSync(folder)).toEqual(["built"]);
  } finally {
    for (const child of children) child.kill();
  }
});

test("a stale lock is taken over, whatever a killed process left of its takeover, and nothing stays", async () => {
  for (const left of [null, markOf(ended, "x"), "nonsense", ""]) {
    writeStale();
    if (left !== null) writeFileSync(takeover, left);
    const { release } = await taken();
    await expect(taken()).rejects.toThrow(`lock: in use by process ${process.pid} since `);
    await release();
    expect(existsSync(lock) || existsSync(takeover)).toBe(false);
  }
});

test("a lock of another machine is never taken over, and what to do once that process has ended is said", async () => {
  writeFileSync(lock, JSON.stringify({ host: "elsewhere", pid: 7, start: null, since: "2026-01-01" }));
  await expect(taken()).rejects.toThrow(
    /lock: in use by process 7 of elsewhere since 2026-01-01\. .* Remove this file if that process has ended\.$/,
  );
  expect(existsSync(lock)).toBe(true);
  rmSync(lock);
});

test("another process's takeover is waited for", async () => {
  writeStale();
  writeFileSync(takeover, JSON.stringify({ ...thisProcess(), since: "now" }));
  setTimeout(() => rmSync(takeover), 100);
  await (await taken()).release();
});

test("an empty lock of another day is one that was never written", async () => {
  for (const seconds of [-86_400, 86_400]) {
    writeFileSync(lock, "");
    const time = Date.now() / 1000 + seconds;
    utimesSync(lock, time, time);
    await (await taken()).release();
  }
});

test.each([
  ["a pipe or a device", (path: string) => void execFileSync("mkfifo", [path])],
  ["a folder", (path: string) => void mkdirSync(path)],
  ["a link", (path: string) => symlinkSync("/nowhere/at/all", path)],
  ["a link", (path: string) => symlinkSync("/dev/zero", path)],
])("%s in the place of the lock or its takeover is refused at once", async (found, make) => {
  make(lock);
  await expect(taken()).rejects.toThrow(`lock: must be a file that gradus made, got ${found}. Remove it, or choose`);
  rmSync(lock, { recursive: true });
  writeStale();
  make(takeover);
  await expect(taken()).rejects.toThrow(`lock.takeover: must be a file that gradus made, got ${found}.`);
});

test("a lock that was removed with its folder is made again; one that another process has made meanwhile is not touched", async () => {
  const inner = join(folder, "run", "lock");
  mkdirSync(join(folder, "run"));
  const { keep, release } = await takeLock(inner, "Wait.");
  expect(await keep()).toBe(false);
  rmSync(join(folder, "run"), { recursive: true });
  expect(await keep()).toBe(true);
  expect(await keep()).toBe(false);
  const theirs = markOf(process.ppid, "2026-01-01");
  writeFileSync(inner, theirs);
  await expect(keep()).rejects.toThrow(
    `run/lock: must be of this process while its study runs, got one of process ${process.ppid} since 2026-01-01: the folder was removed, ` +
      "and another command has it now. Choose another folder and repeat the command.",
  );
  await release();
  expect(readFileSync(inner, "utf8")).toBe(theirs);
  rmSync(join(folder, "run"), { recursive: true });
});
