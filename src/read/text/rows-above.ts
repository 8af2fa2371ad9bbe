import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import type { CsvRecord, LineEnd } from "./csv-records.js";
import type { TableStart } from "./table-start.js";

const MOST_SHOWN = 3;

/** The rows of the table, its header in one row before the data, if it has one. */
export function rowsFromHeader({ header, data }: TableStart, file: string): readonly CsvRecord[] {
  const last = header.at(-1);
  if (last !== undefined) return [{ ...last, cells: joinedNames(header) }, ...data];
  if (data.length > 0) return data;
  throw new InputError({ file }, "`skipRows` leaves no row. Give fewer.");
}

/**
 * The names of columns from the rows of a header: the parts of each, from above, joined. A name that stands left of empty cells spans them; the last row of a
 * header that names the first column alone is its name.
 */
function joinedNames(header: readonly CsvRecord[]): readonly string[] {
  const last = header.at(-1)!.cells;
  if (header.length === 1) return last;
  const isIndexName = last.filter((cell) => cell !== "").length === 1;
  const rows = header.map(({ cells }, k) => (k < header.length - (isIndexName ? 2 : 1) ? spanned(cells) : cells));
  return last.map((cell, j) => {
    if (j === 0 && cell !== "") return cell;
    return [...new Set(rows.map((cells) => cells[j] ?? "").filter((part) => part !== ""))].join(" ");
  });
}

function spanned(cells: readonly string[]): readonly string[] {
  let left = "";
  return cells.map((cell) => {
    left = cell || left;
    return left;
  });
}

/** Rows above the data, all skipped, and their line end where it is one. */
export function skipped(
  { above, header, below }: TableStart,
  hasHeader: boolean,
  first: CsvRecord,
): { readonly skipRows: number; readonly lineEnd: LineEnd | null } {
  const rows = [...above, ...header, ...below, ...(hasHeader && header.length === 0 ? [first] : [])];
  const ends = new Set((rows.length > 0 ? rows : [first]).map(({ lineEnd }) => lineEnd));
  const [one = null] = ends;
  return { skipRows: rows.at(-1)?.endRow ?? 0, lineEnd: ends.size === 1 ? one : null };
}

/** Notes on the rows that are no data. */
export function rowsAboveNotes({ above, header, below }: TableStart, asked: number | undefined): string[] {
  const notes: string[] = [];
  const titles = above.filter(({ cells }) => !/^sep=/i.test(cells[0]!) && cells.some((cell) => cell !== ""));
  if (titles.length > 0) {
    const last = titles.at(-1)!.endRow;
    const which = last === 1 ? "Row 1 was" : `Rows 1 to ${last} were`;
    const why = asked === undefined ? "; `skipRows` says otherwise" : ", as asked";
    notes.push(`${which} taken to stand above the table${why}: ${shownRows(titles)}.`);
  }
  if (header.length > 1) {
    const names = joinedNames(header).filter((name) => name !== "");
    notes.push(
      `The header fills rows ${header[0]!.endRow} to ${header.at(-1)!.endRow}; its names were joined: ${listed(names.map(quoted))}.`,
    );
  }
  const units = below.filter(({ cells }) => cells.some((cell) => /[^-=+|:\s]/.test(cell)));
  if (units.length > 0) {
    const rows = units.map(({ endRow }) => endRow).join(", ");
    notes.push(`Units or types below the header were skipped, row ${rows}: ${shownRows(units)}.`);
  }
  return notes;
}

function shownRows(rows: readonly CsvRecord[]): string {
  return listed(
    rows.map(({ cells }) => quoted(cells.filter((cell) => cell !== "").join(" "))),
    MOST_SHOWN,
  );
}
