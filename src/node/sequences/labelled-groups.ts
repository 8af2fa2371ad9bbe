import { isTime } from "../../data/time/formats/index.js";
import { isYearName, timeName } from "../../data/time/time-names.js";
import { looksLikeNumber } from "../../read/numbers/notation.js";
import type { Delimiter } from "../../read/text/csv-records.js";
import { chooseDelimiter } from "../../read/text/delimiter.js";
import type { LookedAt } from "./looked-at.js";
import { labelName } from "./tables/label-column.js";
import { sequenceName } from "./tables/sequence-names.js";

/** A class for each of the groups of rows that a column names. */
export interface LabelledGroups {
  readonly group: string;
  readonly label: string;
}

/** Kinds of labels at most. */
const MOST_KINDS = 50;

/**
 * By its first rows, a table with rows in several groups, of a column that is called as those of sequences are, and with one text for each group in the column
 * that is called as labels are or is the last. Beside dates it may be a property of series to forecast, and is none.
 */
export function labelledGroups({ text, start }: LookedAt): LabelledGroups | null {
  if (start.includes(0) || !text.includes("\n")) return null;
  const lines = text.split(/\r\n?|\n/).slice(0, -1); // the last one may be cut off
  const cut = chooseDelimiter(text, undefined);
  // Without a header these are values, of which none is a name of groups.
  const header = (cut.start.header.at(-1) ?? cut.start.data[0])?.cells;
  const width = header?.length ?? 0;
  if (header === undefined || width < 3) return null;
  const rows = lines.map((line) => cellsOf(line, cut.delimiter)).filter((cells) => cells.length === width);
  const below = rows.slice(rows.findIndex((cells) => cells.join() === header.join()) + 1);
  const columns = header.map((name, k) => ({ name, cells: below.map((cells) => cells[k]!) }));
  const isDated = ({ name, cells }: (typeof columns)[number]) =>
    timeName(name) === "date" || isYearName(name) || cells.every(isTime);
  if (below.length === 0 || columns.some(isDated)) return null;
  const named = labelName(header);
  const label = columns.find(({ name }) => name === (named ?? header.at(-1)))!;
  const kinds = new Set(label.cells);
  if (kinds.size < 2 || kinds.size > MOST_KINDS || label.cells.some((cell) => cell === "" || looksLikeNumber(cell)))
    return null;
  for (const { name, cells } of columns) {
    if (name === label.name || sequenceName(name) === null) continue;
    const groups = new Set(cells);
    if (groups.has("") || groups.size < 2 || groups.size > cells.length / 2) continue;
    if (named === null && kinds.size > groups.size / 2) continue;
    const pairs = new Set(cells.map((cell, k) => JSON.stringify([cell, label.cells[k]])));
    if (pairs.size === groups.size) return { group: name, label: label.name };
  }
  return null;
}

/** Good enough to look at: a quoted delimiter makes a row of another width, which is passed over. */
function cellsOf(line: string, delimiter: Delimiter): string[] {
  const cells = delimiter === "space" ? line.trim().split(/\s+/) : line.split(delimiter);
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}
