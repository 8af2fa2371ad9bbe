import { type ColumnProfile, sampleTable } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { trimmed } from "../database/sql.js";
import { isCycle } from "../time/cycles.js";

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

/** What tells rows of one time apart. */
export interface Keys {
  /** The columns that name objects, those that were given among them. */
  readonly names: readonly string[];
  /** A column that comes round with the time and is needed too: a part of it. */
  readonly cycle: string | undefined;
  /** Rows that have the time of another one of their object all the same. */
  readonly spare: number;
}

interface Wanted {
  /** Columns that may name objects. */
  readonly others: readonly ColumnProfile[];
  /** Columns that come round with the time. */
  readonly cycles: readonly ColumnProfile[];
  readonly times: readonly string[];
  /** Columns that are said to name the objects, and do not by themselves. */
  readonly given: readonly string[];
}

/**
 * The fewest columns by which every row of one time is another object's: up to three that name objects, or those with one that comes round with the time;
 * else columns by which nearly every row is. Null for none, and where few rows share a time: those are no objects, but slips.
 */
export async function findKeys(source: Source, { others, cycles, times, given }: Wanted): Promise<Keys | null> {
  const cell = ({ index }: { readonly index: number }) => trimmed(source.cell(index), source.missingValues);
  const named = (name: string) => cell({ index: source.columns.indexOf(name) });
  const base = [...times, ...given].map(named);
  const possible = others.filter((column) => !given.includes(column.name) && mayName(column));
  const counts = await source.query(
    `SELECT count(*), count(DISTINCT [${base.join(", ")}]), count(DISTINCT [${times.map(named).join(", ")}]),
       ${possible.map((column) => `approx_count_distinct(${cell(column)})`).join(", ")} FROM ${source.relation}`,
  );
  const [rows = 0, apart = 0, moments = 0, ...distinct] = counts[0]!.map(Number);
  if (apart > MOST_APART * rows) return null;
  const few = possible.filter((_, k) => distinct[k]! > 1 && distinct[k]! <= rows / FEWEST_ROWS).slice(0, MOST_COLUMNS);
  const round = cycles.filter(({ missing }) => missing === 0).slice(0, MOST_CYCLES);
  const sets = [few.map((column) => [column]), pairs(few), ...(given.length < 2 ? [triples(few)] : [])];
  const measured = async (keys: readonly (readonly ColumnProfile[])[]) => {
    if (keys.length === 0) return [];
    const lists = keys.flatMap((key) => [
      [...base, ...key.map(cell)],
      [...given.map(named), ...key.map(cell)],
    ]);
    const [found] = await source.query(
      `SELECT ${lists.map((list) => `count(DISTINCT [${list.join(", ")}])`).join(", ")} FROM ${source.relation}`,
    );
    return keys
      .map((key, k) => ({ key, apart: Number(found![2 * k]), objects: Number(found![2 * k + 1]) }))
      .sort((a, b) => a.objects - b.objects);
  };
  const keysOf = (key: readonly ColumnProfile[], spare: number): Keys => ({
    names: [...given, ...key.filter((column) => !round.includes(column)).map(({ name }) => name)],
    cycle: key.find((column) => round.includes(column))?.name,
    spare,
  });
  const nearly: Keys[] = [];
  for (const set of sets) {
    const found = await measured(set);
    const whole = found.find(
      (key) =>
        key.apart === rows &&
        key.objects <= rows / FEWEST_ROWS &&
        (key.key.every(isText) || rows >= COVERED_EXACTLY * key.objects * moments),
    );
    if (whole !== undefined) return keysOf(whole.key, 0);
    const near = found.find((key) => key.apart >= NEARLY * rows && rows >= COVERED * key.objects * moments);
    if (near !== undefined) nearly.push(keysOf(near.key, rows - near.apart));
  }
  const beside = [[], ...few.map((column) => [column]), ...pairs(few)];
  const turning = (await measured(beside.flatMap((key) => round.map((cycle) => [...key, cycle]))))
    .filter((key) => key.apart === rows)
    .sort((a, b) => a.key.length - b.key.length);
  return turning[0] !== undefined ? keysOf(turning[0].key, 0) : (nearly[0] ?? null);
}

/** Of all rows, those that are told apart already, at most. */
const MOST_APART = 0.9;
/** Of all rows, those that columns tell apart that name objects, but for slips. */
const NEARLY = 0.98;
/** Of the times of all objects, those that there are: numbers that tell rows apart by chance come and go. */
const COVERED = 0.5;
const COVERED_EXACTLY = 0.25;
const MOST_CYCLES = 3;

function isText({ texts }: ColumnProfile): boolean {
  return texts > 0;
}

/** Whether a column is there in every row, of words or of whole numbers. */
function mayName({ missing, numbers, texts, least, greatest }: ColumnProfile): boolean {
  return (
    missing === 0 &&
    (texts === 0 || numbers === 0) &&
    (texts > 0 || (Number.isInteger(least) && Number.isInteger(greatest)))
  );
}

function pairs(columns: readonly ColumnProfile[]): (readonly ColumnProfile[])[] {
  return columns.flatMap((first, k) => columns.slice(k + 1).map((second) => [first, second]));
}

function triples(columns: readonly ColumnProfile[]): (readonly ColumnProfile[])[] {
  return columns.flatMap((first, k) => pairs(columns.slice(k + 1)).map((rest) => [first, ...rest]));
}
