import { readFileSync, rmSync } from "node:fs";
import { mkdtemp, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning, type ProcessMark, thisProcess } from "./process-mark.js";

const PREFIX = "gradus-table-";
/** In each folder: the process that made it. */
const MARK = "process.json";

/**
 * Makes a folder in the system's place for temporary files. It goes with `remove`, at the latest when the process exits; those
 * of processes that were killed go first.
 */
export async function temporaryFolder(): Promise<{ readonly path: string; readonly remove: () => void }> {
  await removeLeft();
  const path = await mkdtemp(join(tmpdir(), PREFIX));
  const remove = () => {
    process.off("exit", remove);
    rmSync(path, { recursive: true, force: true });
  };
  process.on("exit", remove);
  await writeFile(join(path, MARK), JSON.stringify(thisProcess()));
  return { path, remove };
}

async function removeLeft(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (await isLeft(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether this user's process that made a folder has ended. */
async function isLeft(folder: string): Promise<boolean> {
  try {
    if ((await stat(folder)).uid !== process.getuid?.()) return false;
    const mark = JSON.parse(readFileSync(join(folder, MARK), "utf8")) as ProcessMark;
    return Number.isSafeInteger(mark.pid) && mark.pid > 0 && !isRunning(mark);
  } catch {
    return false; // just being made or removed, or none of gradus's
  }
}
