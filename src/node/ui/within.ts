import { constants, type Stats } from "node:fs";
import { lstat, open, realpath } from "node:fs/promises";
import { join } from "node:path";

/**
 * A file below a folder, opened for reading; null where there is none, where it is no plain file, or where a link is on the way to it: what
 * leaves the folder by a link is not shown.
 *
 * @param root a real path: no link is in it
 */
export async function openWithin(root: string, ...parts: readonly string[]) {
  const path = join(root, ...parts);
  if (!(await isPlain(root, path))) return null;
  return open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() => null);
}

/** Its text; null also beyond `most` bytes. */
export async function readWithin(root: string, parts: readonly string[], most: number): Promise<string | null> {
  const file = await openWithin(root, ...parts);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    return size > most ? null : await file.readFile("utf8");
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** What is known of such a file without opening it. */
export async function statWithin(root: string, ...parts: readonly string[]): Promise<Stats | null> {
  const path = join(root, ...parts);
  return (await isPlain(root, path)) ? lstat(path).catch(() => null) : null;
}

async function isPlain(root: string, path: string): Promise<boolean> {
  try {
    const info = await lstat(path);
    return info.isFile() && (await realpath(path)) === path && path.startsWith(root);
  } catch {
    return false;
  }
}
