import { InputError } from "../../core/errors.js";
import type { CopyOptions, Host } from "../../read/host.js";
import { stoppedReading } from "../../read/stopped-reading.js";
import { sheetsOf } from "../../read/workbook/sheets-of.js";
import { ownPart } from "../contract/own-part.js";
import { openDatabase } from "./database.js";
import type { PageEngine } from "./engine.js";
import { parquetRows } from "./parquet/parquet-rows.js";
import { storedBlob } from "./stored-blob.js";
import { workbookBytes } from "./workbook-bytes.js";

/** A file that was given to the page. */
export interface PageFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Puts a file in its place for reading. */
export async function openHost({ name: file, blob }: PageFile, engine: PageEngine): Promise<Host> {
  const { stored, remove } = await storedBlob(engine, blob, file);
  const copied = async (text: AsyncIterable<Uint8Array | string>, options: CopyOptions) =>
    storedBlob(engine, await blobOf(text, file, options), file);
  return {
    ...{ file, name: file, stored, close: remove, copied },
    openDatabase: async (signal) => openDatabase(engine, file, signal),
    parquetRows: (options) => parquetRows({ file, blob }, (text) => copied(text, options)),
    sheets: async () => {
      const [{ default: read }, bytes] = await Promise.all([
        ownPart(import("read-excel-file/universal")),
        blob.arrayBuffer().then(workbookBytes),
      ]);
      return sheetsOf(read, bytes, file);
    },
  };
}

/** Pieces of a blob are handed to the browser once they are this large: it keeps them where it has place, on the disk too. */
const PART_BYTES = 16 * 1024 * 1024;

async function blobOf(
  text: AsyncIterable<Uint8Array | string>,
  file: string,
  { signal, instead }: CopyOptions,
): Promise<Blob> {
  const parts: Blob[] = [];
  let pieces: BlobPart[] = [];
  let length = 0;
  try {
    for await (const piece of text) {
      if (signal?.aborted) throw stoppedReading(file);
      pieces.push(piece as BlobPart);
      length += piece.length;
      if (length < PART_BYTES) continue;
      parts.push(new Blob(pieces));
      [pieces, length] = [[], 0];
    }
    return new Blob([...parts, ...pieces]);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof DOMException)) throw error;
    const cause = `the browser has no place for a copy of the file, got ${error.message}`;
    throw new InputError({ file }, `${cause}. Close other pages, or ${instead}`);
  }
}
