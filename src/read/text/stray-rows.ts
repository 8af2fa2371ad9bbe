import { listed } from "../../core/listed.js";
import type { StoredText } from "../host.js";
import type { CsvLayout } from "./csv-layout.js";
import { parseRecords } from "./csv-records.js";
import { linesOf } from "./lines-of.js";
import { namesSummary } from "./rows-below.js";

/** A text whose stray rows are blank lines, so that the others keep their numbers; `note` once it has been read to its end. */
export interface WithoutStrayRows {
  readonly text: AsyncIterable<string>;
  /** Null where there was none. */
  readonly note: () => string | null;
}

/** Blanks the rows among the data that are comments, totals, blanks, or the header again. */
export function withoutStrayRows(text: StoredText, { delimiter, skipRows, names, kinds }: CsvLayout): WithoutStrayRows {
  const rows: number[] = [];
  const isStray = (line: string) => {
    const row = line.trim();
    if (row === "") return names.length > 1 && /[^\r\n]/.test(line) && delimiter !== "\t";
    if (COMMENT.test(row)) return parseRecords(row, delimiter)[0]!.cells.length !== kinds.width || /^[#%"]/.test(row);
    if (kinds.values.includes(0) && namesSummary(parseRecords(row, delimiter)[0]!.cells[0]!)) return true;
    if (!row.includes(names[kinds.width - 1]!)) return false;
    const [record] = parseRecords(row, delimiter);
    return record!.cells.length === names.length && record!.cells.every((cell, j) => cell === names[j]);
  };
  async function* blanked(): AsyncGenerator<string> {
    let row = 0;
    let isQuoted = false;
    for await (const line of linesOf(text)) {
      const begins = !isQuoted;
      if (begins) row++;
      if (delimiter !== "space" && line.split('"').length % 2 === 0) isQuoted = !isQuoted;
      if (begins && !isQuoted && row > skipRows && isStray(line)) {
        rows.push(row);
        yield /[\r\n]*$/.exec(line)![0];
      } else yield line;
    }
  }
  const note = () => {
    if (rows.length === 0) return null;
    const which = rows.length === 1 ? "Row" : "Rows";
    return `${which} ${listed(rows.map(String), 5)} among the data ${rows.length === 1 ? "was" : "were"} left out: comments, totals, blanks, or the header again.`;
  };
  return { text: blanked(), note };
}

const COMMENT = /^"?(?:#|\/\/|%|!)/;
