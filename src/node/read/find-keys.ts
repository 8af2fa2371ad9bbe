import { isCycle } from "./cycles.js";
import { type ColumnProfile, sampleTable } from "./profile.js";
import type { Source } from "./source.js";
import { trimmed } from "./sql.js";

const SAMPLE_ROWS = 1000;
/** Columns that are tried, by two and by three. */
const MOST_COLUMNS = 8;
/** Rows for each object, at least: fewer tell measurements. */
const FEWEST_ROWS = 3;

/** Of columns, those that may name objects, and those that come round with the time; what is measured in fractions is neither. */
export async function tellingColumns(
  source: Source,
  columns: readonly ColumnProfile[],
  step: number,
): Promise<{ readonly others: readonly ColumnProfile[]; readonly cycles: readonly ColumnProfile[] }> {
  const most = Math.max(20, Math.min(SAMPLE_ROWS, Math.ceil(1_000_000 / source.columns.length)));
  const sample = await sampleTable(source, most);
  const cycles = columns.filter(({ index }) => isCycle(sample[index]!, step));
  const isMeasured = ({ index }: ColumnProfile) =>
    sample[index]!.cells.some((cell) => /^[-+]?\d*[.,]\d*[1-9]\d*$/.test(cell));
  return { others: columns.filter((column) => !cycles.includes(column) && !isMeasured(column)), cycles };
}

/** The fewest columns, two or three, by which every row of one time is another object's; null for none. */
export async function findKeys(
  source: Source,
  columns: readonly ColumnProfile[],
  timeColumns: readonly string[],
): Promise<readonly string[] | null> {
  const cell = ({ index }: { readonly index: number }) => trimmed(source.cell(index), source.missingValues);
  const possible = columns.filter(
    ({ missing, numbers, texts, least, greatest }) =>
      missing === 0 &&
      (texts === 0 || numbers === 0) &&
      (texts > 0 || (Number.isInteger(least) && Number.isInteger(greatest))),
  );
  if (possible.length < 2) return null;
  const counts = await source.query(
    `SELECT count(*), ${possible.map((column) => `approx_count_distinct(${cell(column)})`).join(", ")} FROM ${source.relation}`,
  );
  const [rows, ...distinct] = counts[0]!.map(Number);
  const few = possible.filter((_, k) => distinct[k]! > 1 && distinct[k]! <= rows! / FEWEST_ROWS).slice(0, MOST_COLUMNS);
  const times = timeColumns.map((name) => cell({ index: source.columns.indexOf(name) }));
  for (const keys of [pairs(few), triples(few)]) {
    if (keys.length === 0) continue;
    const lists = keys.flatMap((key) => [[...times, ...key.map(cell)], key.map(cell)]);
    const [found] = await source.query(
      `SELECT ${lists.map((list) => `count(DISTINCT [${list.join(", ")}])`).join(", ")} FROM ${source.relation}`,
    );
    const telling = keys
      .map((key, k) => ({ key, rows: Number(found![2 * k]), objects: Number(found![2 * k + 1]) }))
      .filter((key) => key.rows === rows && key.objects <= rows / FEWEST_ROWS)
      .sort((a, b) => a.objects - b.objects);
    if (telling[0] !== undefined) return telling[0].key.map(({ name }) => name);
  }
  return null;
}

function pairs(columns: readonly ColumnProfile[]): (readonly ColumnProfile[])[] {
  return columns.flatMap((first, k) => columns.slice(k + 1).map((second) => [first, second]));
}

function triples(columns: readonly ColumnProfile[]): (readonly ColumnProfile[])[] {
  return columns.flatMap((first, k) => pairs(columns.slice(k + 1)).map((rest) => [first, ...rest]));
}
