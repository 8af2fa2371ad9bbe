import { decideReading } from "./decide-reading.js";
import { findTime } from "./find-time.js";
import { findUnreadTime } from "./looks-like-time.js";

/** What becomes of a column of texts: its moments as ISO strings; why it is refused; or "no time". */
export function readColumn(cells: readonly string[], name = "date", format?: string): readonly string[] | string {
  return readColumns({ [name]: cells }, format);
}

/** The same of a date in several columns. */
export function readColumns(
  table: Readonly<Record<string, readonly string[]>>,
  format?: string,
): readonly string[] | string {
  const columns = Object.entries(table).map(([name, cells]) => ({ name, cells, ...range(cells) }));
  const plan = findTime(columns, { format });
  if (plan === null) return findUnreadTime(columns) === null ? "no time" : "not understood";
  const rows = columns[0]!.cells.map((_, row) => plan.columns.map((name) => table[name]![row]!));
  const attempts = plan.readings
    .map((reading) => ({ reading, milliseconds: Float64Array.from(rows, (cells) => reading.parse(cells)) }))
    .filter(({ milliseconds }) => !milliseconds.includes(Number.NaN));
  if (attempts.length === 0) return "some cells are not read";
  const decision = decideReading(attempts);
  if ("undecided" in decision) return `${decision.undecided.map(({ reading }) => reading.words).join(" or ")}`;
  const { reading, milliseconds } = decision.chosen;
  return reading.refusal ?? Array.from(milliseconds, isoOf);
}

/** Without what is zero at its end. */
function isoOf(moment: number): string {
  return new Date(moment).toISOString().replace(/T00:00:00\.000Z$|:00\.000Z$|\.000Z$|Z$/, "");
}

function range(cells: readonly string[]): { readonly least: number; readonly greatest: number } {
  const numbers = cells
    .filter((cell) => cell !== "")
    .map(Number)
    .filter(Number.isFinite);
  return numbers.length === 0
    ? { least: Number.NaN, greatest: Number.NaN }
    : { least: Math.min(...numbers), greatest: Math.max(...numbers) };
}
