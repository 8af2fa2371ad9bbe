import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { GradusError, InputError } from "../../core/errors.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import type { CopyOptions } from "../../read/host.js";
import { stoppedReading } from "../../read/stopped-reading.js";
import { givenStream, STDIN } from "../given-stream.js";
import { causeOf, remedyOf } from "../system-error.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A table where it can be read more than once: a file, or the copy of a pipe. */
export interface TableFile {
  /** As the user named it: errors begin with it. */
  readonly file: string;
  /** As records call it. */
  readonly name: string;
  readonly path: string;
  /** Removes what was copied. */
  readonly remove: () => void;
}

/** The file itself; of "-", which is standard input, and of a shell's `<(...)` a copy. */
export async function tableFile(file: string, signal: ListenedSignal | undefined): Promise<TableFile> {
  const stream = givenStream(file);
  if (stream === null) return { file, name: basename(file), path: file, remove: () => {} };
  const named = { file: file === "-" ? STDIN : file, name: file === "-" ? STDIN : "pipe" };
  return { ...named, ...(await copied(named.file, stream, { signal, instead: "write it to a file first." })) };
}

/** Copies a stream to the system's folder for temporary files. */
export async function copied(
  file: string,
  text: Readable | AsyncIterable<Uint8Array | string>,
  { signal, instead }: CopyOptions,
): Promise<Pick<TableFile, "path" | "remove">> {
  const stream = text instanceof Readable ? text : Readable.from(text, { objectMode: false });
  const stop = () => stream.destroy(stoppedReading(file));
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  let remove = () => {};
  try {
    const folder = await temporaryFolder();
    remove = folder.remove;
    const path = join(folder.path, "table");
    await writeFile(path, stream);
    return { path, remove };
  } catch (error) {
    remove();
    if (error instanceof GradusError) throw error;
    throw new InputError(
      { file },
      `could not be copied to ${tmpdir()}, got ${causeOf(error)}. ${remedyOf(error, instead)}`,
    );
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
