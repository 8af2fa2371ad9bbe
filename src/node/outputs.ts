import { fstatSync } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { ensure, GradusError } from "../core/errors.js";
import { partOf } from "./part-file.js";
import { makeFolder, refuseOther, writing } from "./write.js";

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
 *
 * @throws GradusError for a place that cannot be written, a folder or a device, and a file that is one of the inputs
 */
export async function ensureWritableFile(path: string, { option, inputs, bytes = 0 }: OutputOptions): Promise<void> {
  ensureFileName(path, option);
  await ensureNoInput([path], { option, inputs });
  await writing(path, option, async () => {
    await makeFolder(dirname(path));
    await refuseOther(path);
    const probe = partOf(path);
    const file = await open(probe, "w");
    try {
      await file.writeFile(Buffer.alloc(Math.min(bytes, MOST_TRIED)));
    } finally {
      await file.close();
      await rm(probe, { force: true });
    }
  });
}

/** Throws for the name of a folder, `out/`: one that is not there would be called missing, and none is wanted. */
export function ensureFileName(path: string, option: string): void {
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
