import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isRunning } from "../../node/process-mark.js";
import { holderOf } from "../../node/store/lock.js";

/** A study whose suite was killed stops after its step, and writes what it has. */
const MOST_MILLISECONDS = 20_000;
const MILLISECONDS_BETWEEN = 100;

/** Waits a little where another process has a study's folder, and goes on where it keeps it: `gradus poc` says then which one it is. */
export async function waitUntilFree(folder: string, signal: AbortSignal, most = MOST_MILLISECONDS): Promise<void> {
  const until = performance.now() + most;
  while (!signal.aborted && performance.now() < until && (await isHeld(folder))) await pause(MILLISECONDS_BETWEEN);
}

async function isHeld(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, "run", "lock"), "utf8").catch(() => "");
  const holder = holderOf(text);
  return holder !== null && isRunning(holder);
}
