import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { writeCommand } from "../store/command-file.js";
import { lastWords, StartedStudies } from "./continue-study.js";
import { versionOf } from "./stored.js";

/** Has a study's command run by a program of these lines; what is said of it once it has ended. */
async function ended(code: string) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gradus-go-on-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await writeCommand(folder, ["poc", "a.csv"], "2026-01-01");
  const started = new StartedStudies([process.execPath, "--eval", `${code}; console.error("note: the end")`]);
  const place = { id: "x", name: "x", folder };
  expect(await started.goOn(place, { seeds: null, minutes: null })).toEqual({ refusal: null, detail: null });
  await expect.poll(() => started.isStarting(place), { timeout: 10_000 }).toBe(false);
  await new Promise((resume) => setTimeout(resume, 100)); // its log is read
  const failure = started.failure(place, await versionOf(folder));
  return {
    failure,
    said: await lastWords(folder),
    folder,
    later: async () => started.failure(place, await versionOf(folder)),
  };
}

test.each([
  ["ends", ""],
  ["was stopped", "process.exitCode = 130"],
  ["was ended by the signal of a stop before it listened", "process.kill(process.pid, 'SIGINT'); for (;;);"],
  ["was ended by the system's wish", "process.kill(process.pid, 'SIGTERM'); for (;;);"],
])("a command that %s has not failed", async (_what, code) => {
  expect((await ended(code)).failure).toBeNull();
});

test("a command that has failed is told by its own error, never by a note that comes last", async () => {
  const { failure, said } = await ended("console.error('gradus: the file must be there.'); process.exitCode = 2");
  expect(failure).toBe("the file must be there.");
  expect(said.at(-1)).toBe("note: the end");
});

test.each([
  ["process.exitCode = 9", "exit status 9"],
  ["process.kill(process.pid, 'SIGKILL'); for (;;);", "SIGKILL"],
])("a command that ends by %s without an error of its own is told by how it ended", async (code, told) => {
  expect((await ended(code)).failure).toBe(told);
});

test("a failure is told no more once the study has gone on otherwise", async () => {
  const { failure, folder, later } = await ended("process.exitCode = 9");
  expect([failure, await later()]).toEqual(["exit status 9", "exit status 9"]);
  writeFileSync(join(folder, "study.json"), "{}");
  expect(await later()).toBeNull();
});
