import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { GradusError } from "../core/errors.js";

/** Writes a file whole or not at all: to a temporary name beside it, flushed, then renamed over it. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(content);
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

/** Makes a folder and makes sure that files can be written in it. `option` is what the user typed it for. */
export async function ensureWritableFolder(folder: string, option: string): Promise<void> {
  await writing(folder, option, async () => {
    await mkdir(folder, { recursive: true });
    await writeWhole(`${folder}/.gradus-probe`, "");
    await rm(`${folder}/.gradus-probe`, { force: true });
  });
}

/** Writes a file that the user named, with an error that names the option. */
export async function writeNamed(path: string, content: string, option: string): Promise<void> {
  await writing(path, option, async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, content);
  });
}

/** Does what writes to a place that the user named; what fails there is an error that names option and place. */
export async function writing<Result>(path: string, option: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GradusError) throw error;
    throw new GradusError(`${option}: "${path}" must be writable, got ${causeOf(error)}. Choose another place.`);
  }
}

/** Why a file or folder could not be used, in words. */
export function causeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return (
    {
      ENOENT: "nothing of that name",
      ENOTFILE: "a folder or a device",
      EIO: "an input or output error of the disk",
      ELOOP: "a circle of links",
      EMFILE: "too many open files",
      EACCES: "permission denied",
      EROFS: "read-only file system",
      ENOSPC: "no space left",
      EEXIST: "a file is in the way",
      ENOTDIR: "a file is in the way",
      EISDIR: "a folder is in the way",
    }[code] ?? code
  );
}
