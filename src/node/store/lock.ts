import { lstat, open, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { GradusError } from "../../core/errors.js";
import { isRunning, type ProcessMark, thisProcess } from "../process-mark.js";
import { makeFolder } from "../write.js";

/** After which a lock without a word in it is one whose process died between making and writing it. */
const MILLISECONDS_TO_WRITE = 2000;

/** How long to wait for another process to remove a stale lock; it takes a few milliseconds. */
const MILLISECONDS_TO_TAKE_OVER = 10_000;

/** A folder that this process has. */
export interface Lock {
  /**
   * Makes sure that the folder is this process's still: a lock that was removed, with its folder or alone, is made again where nobody else
   * has made one.
   *
   * @returns whether it had to be made again: then the folder may hold another's files by now, or none
   * @throws GradusError where another process has taken the folder in the meantime
   */
  keep(): Promise<boolean>;
  /** Gives the folder back; a second call does nothing. */
  release(): Promise<void>;
}

/**
 * Takes a folder for this process by a file in it that only one process can make. A lock whose process has ended, killed or not,
 * is taken over.
 *
 * @param path of the lock
 * @param advice what to do, as the words after "is in use by process 7 (since ...)"
 * @throws GradusError while another process has it, and where something other than a file has the lock's name
 */
export async function takeLock(path: string, advice: string): Promise<Lock> {
  const mine = `${JSON.stringify({ ...thisProcess(), since: new Date().toISOString() })}\n`;
  const until = performance.now() + MILLISECONDS_TO_TAKE_OVER;
  for (;;) {
    if (await makeLock(path, mine)) return { keep: () => keepLock(path, mine), release: () => giveBack(path, mine) };
    const theirs = await readLock(path);
    if (theirs === null) continue; // given back in the meantime
    const holder = holderOf(theirs);
    if (holder && isRunning(holder)) throw inUse(path, holder, advice);
    await removeStale(path, theirs, { mine, until });
  }
}

async function keepLock(path: string, mine: string): Promise<boolean> {
  for (;;) {
    const found = await readLock(path);
    if (found === mine) return false;
    if (found !== null) throw lost(path, holderOf(found));
    await makeFolder(dirname(path));
    if (await makeLock(path, mine)) return true;
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
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  return (await readLock(path)) === text; // another's, if this process slept for seconds before it wrote
}

/** The lock's text, once it has one; null when there is no lock any more. */
async function readLock(path: string): Promise<string | null> {
  try {
    for (;;) {
      await refuseOther(path);
      const text = await readFile(path, "utf8");
      const age = Math.abs(Date.now() - (await lstat(path)).mtimeMs); // the clock may have been set back
      if (text !== "" || age > MILLISECONDS_TO_WRITE) return text;
      await pause(50);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Throws for what is no file: reading a pipe waits for ever, and a link that leads nowhere can neither be made nor read. */
async function refuseOther(path: string): Promise<void> {
  const info = await lstat(path);
  if (info.isFile()) return;
  const found = info.isSymbolicLink() ? "a link" : info.isDirectory() ? "a folder" : "a pipe or a device";
  throw new GradusError(`${path}: must be a file that gradus made, got ${found}. Remove it, or choose another folder.`);
}

/** Who has a folder, by its lock's text: for those who only look. */
export function holderOf(text: string): (ProcessMark & { readonly since: string }) | null {
  try {
    const { host, pid, start, since } = JSON.parse(text);
    return typeof host === "string" && Number.isSafeInteger(pid) && pid > 0 ? { host, pid, start, since } : null;
  } catch {
    return null;
  }
}

const REMOVE_IF_ENDED = "Remove this file if that process has ended.";

function inUse(path: string, { host, pid, since }: ProcessMark & { readonly since: string }, advice: string) {
  const isHere = host === thisProcess().host;
  // Nobody can tell from here whether it still runs: a container that was stopped had a name of its own.
  const ifElsewhere = isHere ? "" : ` ${REMOVE_IF_ENDED}`;
  return new GradusError(
    `${path}: in use by process ${pid}${isHere ? "" : ` of ${host}`} since ${since}. ${advice}${ifElsewhere}`,
  );
}

function lost(path: string, holder: ReturnType<typeof holderOf>): GradusError {
  const whose = holder === null ? "one that gradus did not make" : `one of process ${holder.pid} since ${holder.since}`;
  return new GradusError(
    `${path}: must be of this process while its study runs, got ${whose}: the folder was removed, and another command has it now. ` +
      "Choose another folder and repeat the command.",
  );
}

/**
 * Removes a stale lock, or waits a little where another process is about to. Of several that find it only one may: who holds a
 * lock on the lock. It looks again under it, since what it found stale may have been removed, and a new one made, before. A
 * process killed in here leaves a stale lock on the lock, which is removed in the same way.
 */
async function removeStale(path: string, stale: string, attempt: { mine: string; until: number }): Promise<void> {
  const { mine, until } = attempt;
  const takeover = `${path}.takeover`;
  if (await makeLock(takeover, mine)) {
    try {
      if ((await readLock(path)) === stale) await rm(path, { force: true });
    } finally {
      await giveBack(takeover, mine);
    }
    return;
  }
  const theirs = await readLock(takeover);
  if (theirs === null) return;
  const holder = holderOf(theirs);
  if (!holder || !isRunning(holder)) return removeStale(takeover, theirs, attempt);
  if (performance.now() > until) throw inUse(takeover, holder, REMOVE_IF_ENDED);
  await pause(20);
}

async function giveBack(path: string, mine: string): Promise<void> {
  if ((await readLock(path)) === mine) await rm(path, { force: true });
}
