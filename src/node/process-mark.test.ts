import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isRunning, isRunningHere, thisProcess } from "./process-mark.js";

test("this process runs; one of its number that began at another time does not", () => {
  expect(isRunning(thisProcess())).toBe(true);
  expect(isRunning({ ...thisProcess(), start: "another boot 1" })).toBe(false);
});

test.runIf(process.platform === "linux")("a process that ended counts as ended before its parent asks", async () => {
  const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 30"], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const pid = Number(String((await once(parent.stdout, "data"))[0]));
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, "utf8"), { timeout: 10_000 }).toMatch(/\) Z /);
    expect(isRunningHere(pid)).toBe(false);
  } finally {
    parent.kill();
  }
});
