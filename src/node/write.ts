import { existsSync } from "node:fs";
import { lstat, mkdir, open, realpath, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ensure, GradusError } from "../core/errors.js";
import { partOf, removeLeftParts } from "./part-file.js";
import { causeOf, codeOf, remedyOf } from "./system-error.js";

/**
 * Writes a file whole or not at all, at once or piece by piece: to a temporary name beside it, flushed, then renamed over it. Where a link
 * leads to a file, that file is written. What a killed process left of writing it goes.
 */
export async function writeWhole(named: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
  const path = await realpath(named).catch(() => named);
  const temporary = partOf(path);
  await removeLeftParts(path);
  try {
    const file = await open(temporary, "w");
    try {
      await writeFile(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Makes a folder and those above it, where they are not there. One after the other: all at once, Node.js says of a read-only disk
 * that there is nothing of that name, and of a folder in /proc it says nothing, for ever. Returns those that it made, the outermost first.
 */
export async function makeFolder(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let place = resolve(folder); !existsSync(place) && place !== dirname(place); place = dirname(place))
    missing.unshift(place);
  const made: string[] = [];
  for (const place of missing) {
    try {
      await mkdir(place);
      made.push(place);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error; // another process was faster
    }
  }
  if (!(await stat(resolve(folder))).isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
  return made;
}

/** Another process that tries the same place leaves it within so many looks. */
const LOOKS = 20;
const MILLISECONDS_BETWEEN = 5;

/** Removes folders that `makeFolder` made, as far as nothing has come into them that stays. */
export async function removeMade(made: readonly string[]): Promise<void> {
  for (const place of made.toReversed()) if (!(await isRemoved(place))) return;
}

async function isRemoved(place: string): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    try {
      await rmdir(place);
      return true;
    } catch (error) {
      if (codeOf(error) !== "ENOTEMPTY") return codeOf(error) === "ENOENT";
      await setTimeout(MILLISECONDS_BETWEEN);
    }
  }
  return false;
}

/** The file that tries whether a folder can be written, followed by the number of its process: no name of a user's file. */
export const PROBE = ".gradus-probe";

/** Makes a folder and makes sure that files can be written in it. `option` is what the user typed it for. */
export async function ensureWritableFolder(folder: string, option: string): Promise<void> {
  await writing(folder, option, async () => {
    await makeFolder(folder);
    const probe = join(folder, `${PROBE}.${process.pid}`);
    await writeWhole(probe, "");
    await rm(probe, { force: true });
  });
}

/** Writes a file that the user named, with an error that names the option. */
export async function writeNamed(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  option: string,
): Promise<void> {
  await writing(path, option, async () => {
    await makeFolder(dirname(path));
    await refuseOther(path);
    await writeWhole(path, content);
  });
}

/** Whether a path is one of the system's links to what a process has open, a file too: /dev/stdout, /proc/self/fd/1. */
async function isOpenFile(path: string): Promise<boolean> {
  try {
    const folder = await realpath(dirname(path));
    return (folder === "/dev" || folder.startsWith("/proc/")) && (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Throws for a folder, a pipe or a device: a file renamed over a device would take its place, for all who use it. */
export async function refuseOther(path: string): Promise<void> {
  if (await isOpenFile(path)) throw Object.assign(new Error(), { code: "EDEVICE" });
  const info = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  });
  if (info === null || info.isFile()) return;
  throw Object.assign(new Error(), { code: info.isDirectory() ? "EISDIR" : "EDEVICE" });
}

/** Does what writes to a place that the user named; what fails there is an error that names option and place. */
export async function writing<Result>(path: string, option: string, work: () => Promise<Result>): Promise<Result> {
  ensure(path !== "", () => `${option} must be a path, got an empty text. Give a name.`);
  try {
    return await work();
  } catch (error) {
    if (error instanceof GradusError) throw error;
    throw new GradusError(
      `${option}: "${path}" must be writable, got ${causeOf(error)}. ${remedyOf(error, "choose another place.")}`,
    );
  }
}
