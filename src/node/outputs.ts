import { fstatSync } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { ensure, GradusError } from "../core/errors.js";
import { partOf } from "./part-file.js";
import { codeOf } from "./system-error.js";
import { makeFolder, refuseOther, removeMade, writing } from "./write.js";

export interface OutputOptions {
  /** What the user typed it for, e.g. "--out". */
  readonly option: string;
  /** Files that the command reads: none of them may be overwritten. */
  readonly inputs: readonly string[];
  /** About how long the file will be. */
  readonly bytes?: number;
}

/** Bytes that are written to try a place; of a longer file this is the beginning. */
const MOST_TRIED = 2 ** 24;

/**
 * Makes sure, before the work begins, that a file can be written when the work is done: by writing one of that length beside it.
 * Nothing is left of that: a command that is refused later has made no folder.
 *
 * @throws GradusError for a place that cannot be written, a folder or a device, and a file that is one of the inputs
 */
export async function ensureWritableFile(path: string, { option, inputs, bytes = 0 }: OutputOptions): Promise<void> {
  ensureFileName(path, option);
  await ensureNoInput([path], { option, inputs });
  await writing(path, option, () => tryPlace(path, bytes));
}

/** Other processes may have made the folder to try it, and remove it meanwhile. */
const MOST_TRIES = 20;

async function tryPlace(path: string, bytes: number, triesLeft = MOST_TRIES): Promise<void> {
  const made = await makeFolder(dirname(path));
  try {
    await refuseOther(path);
    const probe = partOf(path);
    const file = await open(probe, "w");
    try {
      await file.writeFile(Buffer.alloc(Math.min(bytes, MOST_TRIED)));
    } finally {
      await file.close();
      await rm(probe, { force: true });
    }
  } catch (error) {
    if (codeOf(error) !== "ENOENT" || triesLeft === 0) throw error;
    return await tryPlace(path, bytes, triesLeft - 1);
  } finally {
    await removeMade(made);
  }
}

/** Throws for "-", by which people mean standard output: a file or a folder would be called so. */
export function ensureNoStream(path: string, option: string): void {
  ensure(
    path !== "-",
    () =>
      `${option} must be a name, got "-": what this command writes does not go to standard output. Give a name, or ./- for one that is "-".`,
  );
}

/** Throws for the name of a folder, `out/`: one that is not there would be called missing, and none is wanted. Nor is standard output. */
export function ensureFileName(path: string, option: string): void {
  ensureNoStream(path, option);
  const last = path.split(/[/\\]/).at(-1);
  ensure(
    path === "" || !(last === "" || last === "." || last === ".."),
    () => `${option} must be a file, got the folder ${JSON.stringify(path)}. Add a name for the file to it.`,
  );
}

/** Throws where something that is no file is in the place of one of these files, or of their folders; nothing is made. */
export async function ensureNothingElse(files: readonly string[], option: string): Promise<void> {
  for (const file of files) await writing(file, option, () => refuseOther(file));
}

/** Throws when one of the files to write is one of those to read, by whatever name or link. */
export async function ensureNoInput(
  outputs: readonly string[],
  { option, inputs }: Pick<OutputOptions, "option" | "inputs">,
): Promise<void> {
  for (const input of inputs) {
    const read = await fileAt(input);
    for (const output of outputs) {
      const written = await fileAt(output);
      if (read === null || written === null || read.ino !== written.ino || read.dev !== written.dev) continue;
      throw new GradusError(`${option}: "${output}" would overwrite the input "${input}". Choose another place.`);
    }
  }
}

/** "-" is standard input, which may be a file. */
async function fileAt(named: string): Promise<{ readonly dev: bigint; readonly ino: bigint } | null> {
  try {
    return named === "-" ? fstatSync(0, { bigint: true }) : await stat(named, { bigint: true });
  } catch {
    return null;
  }
}
