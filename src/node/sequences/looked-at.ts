import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { InputError } from "../../core/errors.js";
import { bytesOf } from "../read/file-bytes.js";
import { statOf } from "../read/stat-of.js";

/** A file or folder, and how it begins. */
export interface LookedAt {
  /** As the user named it: errors begin with it. */
  readonly file: string;
  readonly path: string;
  /** Without where it lies, and without the ending of a packed file. */
  readonly name: string;
  readonly gzip: boolean;
  /** The first bytes, unpacked; none of a folder. */
  readonly start: Buffer;
  /** The same as text. */
  readonly text: string;
  /** The names in a folder, sorted, hidden ones left out; null of a file. */
  readonly entries: readonly string[] | null;
}

const START_BYTES = 64 * 1024;

/**
 * Looks at the first bytes of a file, or at the names in a folder.
 *
 * @throws InputError when there is no such file, or it is empty or a pipe
 */
export async function lookAt(file: string): Promise<LookedAt> {
  if (file === "-") {
    throw new InputError({ file }, "sequences must be a file or a folder, got standard input. Write it to a file.");
  }
  const path = file;
  const name = basename(file).replace(/\.gz$/i, "");
  const info = await statOf({ file, path });
  if (info.isDirectory()) {
    const entries = (await readdir(path)).filter((entry) => !entry.startsWith(".")).sort();
    return { file, path, name, gzip: false, start: Buffer.of(), text: "", entries };
  }
  if (!info.isFile()) throw new InputError({ file }, "sequences must be a file or a folder, got a pipe or a device.");
  const packed = await startOf({ file, path, gzip: false });
  const gzip = packed[0] === 0x1f && packed[1] === 0x8b;
  const start = gzip ? await startOf({ file, path, gzip }) : packed;
  if (start.length === 0) throw new InputError({ file }, "the file is empty. It must hold sequences.");
  return { file, path, name, gzip, start, text: textOf(start), entries: null };
}

async function startOf(packed: { readonly file: string; readonly path: string; readonly gzip: boolean }) {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytesOf(packed)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= START_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, START_BYTES);
}

/** Good enough to tell formats apart; text in other encodings is read by its own rules later. */
function textOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder("utf-16le").decode(start);
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder("utf-16be").decode(start);
  return new TextDecoder().decode(start);
}
