import { resolve, sep } from "node:path";
import { InputError } from "../../core/errors.js";
import { packageNotLoaded } from "../../core/optional-package.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import type { Host, Stored } from "../../read/host.js";
import { joined } from "../../read/text/bytes.js";
import { sheetsOf } from "../../read/workbook/sheets-of.js";
import { openDatabase } from "./database.js";
import { statOf } from "./stat-of.js";
import { storedFile } from "./stored-file.js";
import { copied, tableFile } from "./table-file.js";

/**
 * Puts a file in its place for reading, "-" for standard input; a pipe is copied.
 *
 * @throws InputError when it cannot be opened, or is a folder or a device; Stopped
 */
export async function openHost(given: string, signal: ListenedSignal | undefined): Promise<Host> {
  ensureReachable(given);
  const { file, name, path, remove: close } = await tableFile(given, signal);
  try {
    await ensureFile(file, path);
  } catch (error) {
    close();
    throw error;
  }
  const stored = storedFile(file, path);
  return {
    ...{ file, name, stored, close },
    openDatabase: (stop) => openDatabase(file, stop),
    async copied(text, options) {
      const copy = await copied(file, text, options);
      return { stored: storedFile(file, copy.path), remove: copy.remove };
    },
    parquetRows: async () => ({
      relation: `read_parquet(${stored.sql}, hive_partitioning = false)`,
      remove: () => {},
    }),
    sheets: async () => sheetsOf(await workbookReader(), await wholeOf(stored), file),
  };
}

/** DuckDB takes a backslash in a name for an escape and does not find the file. */
function ensureReachable(file: string): void {
  if (sep === "\\" || !resolve(file).includes("\\")) return;
  throw new InputError({ file }, "the path must not hold a backslash. Rename the file or its folder, or link to it.");
}

async function ensureFile(file: string, path: string): Promise<void> {
  const info = await statOf({ file, path });
  if (info.isDirectory())
    throw new InputError({ file }, "this is a folder. Name one table in it: CSV, Excel (.xlsx) or Parquet.");
  if (info.isFile()) return;
  throw new InputError(
    { file },
    "this is a pipe or a device that this program did not open. Give a file, or `-` and the table on standard input.",
  );
}

async function workbookReader() {
  const { default: read } = await import("read-excel-file/universal").catch((error: Error) => {
    throw packageNotLoaded("Excel workbooks are read by", "read-excel-file@9.3.17", error);
  });
  return read;
}

async function wholeOf(stored: Stored): Promise<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stored.pieces(false)) parts.push(part);
  return new Uint8Array(joined(parts)).buffer;
}
