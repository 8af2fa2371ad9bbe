import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isRunningHere } from "./process-mark.js";

/** Where this process writes a file before it takes its place: a name that nobody gives a file of his own. */
export function partOf(path: string): string {
  return `${path}.gradus-${process.pid}.part`;
}

/** The file that a part's name is of, if its process has ended: of one that runs it may still become the file. */
export function fileOfLeftPart(name: string): string | null {
  const [, file, pid] = /^(.+)\.gradus-([1-9]\d*)\.part$/s.exec(name) ?? [];
  return file === undefined || isRunningHere(Number(pid)) ? null : file;
}

/** Removes what killed processes have left of writing this file: nobody else ever would. */
export async function removeLeftParts(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names) {
    if (fileOfLeftPart(name) === basename(path)) await removeQuietly(join(dirname(path), name));
  }
}

/** A part that stays is in nobody's way. */
export async function removeQuietly(part: string): Promise<void> {
  await rm(part, { force: true }).catch(() => {});
}
