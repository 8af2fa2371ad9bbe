import { open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { GradusError } from "../../core/errors.js";
import { isRunning, type ProcessMark, thisProcess } from "../process-mark.js";

/** After which a lock without a word in it is one whose process died between making and writing it. */
const MILLISECONDS_TO_WRITE = 2000;

/**
 * Takes a folder for this process by a file in it that only one process can make; returns what gives it back. A lock whose
 * process has ended, killed or not, is taken over.
 *
 * @param path of the lock
 * @param what the folder is for and what to do, as the words after "is in use by process 7 (since ...)"
 * @throws GradusError while another process has it
 */
export async function takeLock(path: string, advice: string): Promise<() => Promise<void>> {
  const mine = `${JSON.stringify({ ...thisProcess(), since: new Date().toISOString() })}\n`;
  for (;;) {
    if (await makeLock(path, mine)) return () => giveBack(path, mine);
    const theirs = await readLock(path);
    if (theirs === null) continue; // given back in the meantime
    const holder = holderOf(theirs);
    if (holder && isRunning(holder)) {
      const where = holder.host === thisProcess().host ? "" : ` of ${holder.host}`;
      throw new GradusError(`${path}: in use by process ${holder.pid}${where} since ${holder.since}. ${advice}`);
    }
    await removeStale(path, theirs);
  }
}

/** Whether the lock was made; false where there is one. */
async function makeLock(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    try {
      await file.writeFile(text);
      await file.sync();
    } catch (error) {
      await rm(path, { force: true }); // a full disk: an empty lock would only be waited for
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** The lock's text, once it has one; null when there is no lock any more. */
async function readLock(path: string): Promise<string | null> {
  try {
    for (;;) {
      const text = await readFile(path, "utf8");
      const age = Date.now() - (await stat(path)).mtimeMs;
      if (text !== "" || age > MILLISECONDS_TO_WRITE) return text;
      await pause(50);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function holderOf(text: string): (ProcessMark & { readonly since: string }) | null {
  try {
    const { host, pid, start, since } = JSON.parse(text);
    return typeof host === "string" && Number.isSafeInteger(pid) && pid > 0 ? { host, pid, start, since } : null;
  } catch {
    return null;
  }
}

/** Of several processes that find the same stale lock one moves it away; another that moved a new one puts it back. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if ((await readFile(aside, "utf8")) !== stale) await rename(aside, path);
  else await rm(aside, { force: true });
}

async function giveBack(path: string, mine: string): Promise<void> {
  if ((await readLock(path)) === mine) await rm(path, { force: true });
}

/** Removes what writers that were killed have left behind; only under the lock, when nobody writes. */
export async function removeLeftParts(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      if (/\.(json|jsonl|csv|html)\.\d+\.part$/.test(name)) await rm(join(folder, name), { force: true });
    }
  }
}
