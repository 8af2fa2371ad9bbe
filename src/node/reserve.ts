import { rmSync } from "node:fs";
import { mkdtemp, open, realpath, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { GradusError } from "../core/errors.js";
import { ensureFileName, ensureNoInput, type OutputOptions } from "./outputs.js";
import { partOf, removeLeftParts, removeQuietly } from "./part-file.js";
import { causeOf, remedyOf } from "./system-error.js";
import { makeFolder, refuseOther, writeWhole, writing } from "./write.js";

/** Where a result went. */
export interface Kept {
  readonly place: string;
  /** Why it is not where it was to be, for people; null where it is. */
  readonly problem: string | null;
}

/** Room on a disk for the result of long work. */
export interface Reserved {
  /** Writes the result whole, into the room that was kept for it, or else to another place: it is not lost with the disk. */
  write(content: string): Promise<Kept>;
  /** Gives back room that was not needed; a second call does nothing. */
  release(): void;
}

const PIECE = Buffer.alloc(2 ** 24);

/**
 * Takes, before long work begins, the room that its result will need: a file of that length beside its place, which goes with the process at
 * the latest. A disk that fills up in the meantime does not take the work away.
 *
 * @throws GradusError for a place that cannot be written, a folder or a device, and a file that is one of the inputs
 */
export async function reserveFile(named: string, { option, inputs, bytes = 0 }: OutputOptions): Promise<Reserved> {
  ensureFileName(named, option);
  await ensureNoInput([named], { option, inputs });
  const path = await writing(named, option, async () => {
    await makeFolder(dirname(named));
    await refuseOther(named);
    const path = await realpath(named).catch(() => named);
    await removeLeftParts(path);
    return path;
  });
  const part = partOf(path);
  const release = () => {
    process.off("exit", release);
    rmSync(part, { force: true });
  };
  process.on("exit", release);
  try {
    await writing(named, option, () => fill(part, bytes));
  } catch (error) {
    release();
    throw error;
  }
  return {
    release,
    async write(content) {
      try {
        await makeFolder(dirname(path)); // removed since
        await refuseOther(path);
        await writeInto(part, content);
        await rename(part, path);
        return { place: named, problem: null };
      } catch (error) {
        await removeQuietly(part);
        return await keepElsewhere(named, content, { option, error });
      } finally {
        process.off("exit", release);
      }
    },
  };
}

async function fill(part: string, bytes: number): Promise<void> {
  const file = await open(part, "w");
  try {
    for (let left = bytes; left > 0; left -= PIECE.length) await file.writeFile(PIECE.subarray(0, left));
    await file.sync(); // some systems find out only then that the disk is full
  } finally {
    await file.close();
  }
}

/** Without giving the room back in between, as opening a file to write it anew would. */
async function writeInto(part: string, content: string): Promise<void> {
  const file = await open(part, "r+").catch(() => open(part, "w"));
  try {
    await file.writeFile(content);
    await file.truncate(Buffer.byteLength(content));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Writes the result to the system's folder for temporary files. */
async function keepElsewhere(
  named: string,
  content: string,
  { option, error }: { readonly option: string; readonly error: unknown },
): Promise<Kept> {
  const rule = `${option}: "${named}" must be writable at the end too, got ${causeOf(error)}.`;
  try {
    const place = join(await mkdtemp(join(tmpdir(), "gradus-kept-")), basename(named));
    await writeWhole(place, content);
    return { place, problem: `${rule} The result is kept in "${place}": move it to where it shall stay.` };
  } catch (second) {
    throw new GradusError(
      `${rule} Neither could it be kept in ${tmpdir()}, got ${causeOf(second)}. ${remedyOf(second, "choose another place and repeat the command.")}`,
    );
  }
}
