import { InputError } from "../../core/errors.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import type { DecimalMark } from "../../data/table-notation.js";
import type { Host, Stored } from "../host.js";
import { csvLayout } from "../text/csv-layout.js";
import { type FileHead, readHead } from "../text/head.js";
import { type CopyText, inEqualRows, inPlainLines, openText } from "../text/open-text.js";
import { sheetText } from "../workbook/sheet-text.js";
import { parquetTable } from "./parquet-table.js";
import type { Source } from "./source.js";

/** Options of reading. */
export interface OpenOptions {
  readonly signal?: ListenedSignal | undefined;
  readonly encoding?: string | undefined;
  readonly decimal?: DecimalMark | undefined;
  readonly missingValues?: readonly (string | number)[] | undefined;
  readonly skipRows?: number | undefined;
  /** Whether rows of numbers that end early are filled up with missing values; a file without such rows is refused then. */
  readonly padsRows?: boolean | undefined;
}

/**
 * Opens a text, a Parquet file or a workbook as a table. Of a text nothing is read beyond its head.
 *
 * @throws InputError when it is no such file, Stopped
 */
export async function openSource(
  host: Host,
  { signal, encoding, decimal, skipRows, padsRows = false, missingValues: tokens = [] }: OpenOptions = {},
): Promise<Source> {
  const { file, name } = host;
  const missingValues = tokens.map(String);
  const made: (() => void)[] = [];
  const close = () => {
    for (const undo of made.splice(0).reverse()) undo();
  };
  const copy: CopyText = async (text, instead) => {
    const { stored, remove } = await host.copied(text, { signal, instead });
    made.push(remove);
    return { stored, gzip: false };
  };
  try {
    const head = await readHead(host, encoding);
    const database = await host.openDatabase(signal);
    made.push(database.close);
    const shared = { ...database, file, name, isText: head.kind === "text", missingValues, close };
    if (head.kind === "parquet") {
      if (skipRows !== undefined)
        throw new InputError({ file }, "`skipRows` goes with a text, and this is a Parquet file. Leave it out.");
      const rows = await host.parquetRows({ signal, instead: "write it as CSV, or leave out columns." });
      made.push(rows.remove);
      return { ...(await parquetTable(database, rows.relation)), ...shared };
    }
    const found = head.kind === "text" ? { stored: host.stored, head, notes: [] } : await sheetOf(host, copy);
    const lines = await inPlainLines({ file, ...found }, copy);
    const text = padsRows ? await inEqualRows(lines, file, copy) : lines;
    const layout = csvLayout(text.head, file, { skipRows, decimal });
    const notes = [...found.notes, ...text.notes];
    return await openText({ ...text, layout }, { file, head: found.head, notes, shared, copy });
  } catch (error) {
    close();
    throw error;
  }
}

interface FoundText {
  readonly stored: Stored;
  readonly head: FileHead & { readonly kind: "text" };
  readonly notes: readonly string[];
}

/** The sheet of a workbook that holds the table, as a text. */
async function sheetOf(host: Host, copy: CopyText): Promise<FoundText> {
  const { lines, notes } = sheetText(await host.sheets(), host.file);
  const { stored } = await copy(lines, "save the sheet as CSV.");
  const head = await readHead({ file: host.file, stored }, "utf-8");
  if (head.kind === "text") return { stored, head, notes };
  throw new InputError({ file: host.file }, "the sheet holds no table. Save the one that does as CSV.");
}
