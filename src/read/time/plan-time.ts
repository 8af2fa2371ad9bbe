import { InputError } from "../../core/errors.js";
import { quoted, shortened } from "../../core/listed.js";
import type { SampleColumn } from "../../data/time/column-formats.js";
import { counterAsked, fallingColumn, fallingCounter, fallingTexts } from "../../data/time/falling-counter.js";
import { findTime } from "../../data/time/find-time.js";
import { lengthOfTime } from "../../data/time/length-of-time.js";
import { findUnreadTime } from "../../data/time/looks-like-time.js";
import { compilePattern } from "../../data/time/pattern.js";
import { stackedTime } from "../../data/time/stacked-time.js";
import type { TimePlan } from "../../data/time/time-plan.js";
import { type Mixed, twoNotations } from "../../data/time/two-notations.js";
import { unnamedParts } from "../../data/time/unnamed-parts.js";
import { unnamedTime } from "../../data/time/unnamed-time.js";
import { yearsInOrder } from "../../data/time/years-in-order.js";
import { findColumn, optionCode } from "../columns/choose.js";
import { sampleTable, type TableProfile } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { timeFormatAdvice, unreadTime } from "./unread-time.js";

const SAMPLE_ROWS = 1000;
/** Cells of all columns together, which stand in memory as texts: of a table of thousands of columns fewer rows are looked at. */
const SAMPLE_CELLS = 4_000_000;

interface PlanOptions {
  /** The options of `readTable`. */
  readonly time?: string;
  readonly timeFormat?: string;
  readonly target?: readonly string[];
  /** The pattern by which a model's table was read: fewer rows are enough to know it again. */
  readonly remembered?: string | null;
  /** Whether rows were counted where a model was trained: numbers are then no times. */
  readonly isCounted?: boolean;
  /** Columns that are none of the time's. */
  readonly except: readonly string[];
}

/**
 * Finds the columns of the time from the first rows.
 *
 * @throws InputError where the column asked for holds no time, and where one looks like a time and is not understood: the order of the file would decide
 */
export async function planTime(
  source: Source,
  profile: TableProfile,
  { time, timeFormat, except, target = [], remembered = null, isCounted = false }: PlanOptions,
): Promise<{ readonly plan: TimePlan | null; readonly notes: readonly string[] }> {
  if (time === "none") {
    return { plan: null, notes: ["As asked, rows were taken in the order of the file, not of a time."] };
  }
  if (time !== undefined) findColumn(source, profile, "time", time);
  const rows = Math.min(SAMPLE_ROWS, Math.ceil(SAMPLE_CELLS / source.columns.length));
  const all = (await sampleTable(source, rows)).map((column, k) => ({
    ...column,
    least: profile.columns[k]!.least,
    greatest: profile.columns[k]!.greatest,
  }));
  const sample = all.filter(({ name }) => !except.includes(name));
  const mayBeTimes = isCounted && time === undefined ? sample.filter(({ cells }) => !isNumbered(cells)) : sample;
  const plan = findTime(mayBeTimes, { only: time, format: timeFormat });
  if (plan !== null) {
    const refusal = plan.readings.every((reading) => reading.refusal !== undefined)
      ? plan.readings[0]!.refusal
      : undefined;
    if (refusal === undefined) return { plan, notes: [] };
    // Times of day without a date are lengths of time too, whose order can be asked for.
    const lengths =
      time === undefined || Number.isNaN(lengthOfTime(exampleOf(sample, time))) ? null : counterAsked(sample, time);
    if (lengths !== null) return { plan: lengths, notes: [] };
    throw unreadTime(source, { column: plan.columns[0]!, example: exampleOf(sample, plan.columns[0]!), refusal });
  }
  if (timeFormat !== undefined) throw noneWritten(source, sample, { time, timeFormat });
  if (time !== undefined) {
    const asked = counterAsked(sample, time);
    if (asked === null) throw noTime(source, time, exampleOf(sample, time));
    return { plan: asked, notes: [] };
  }
  const unread = findUnreadTime(mayBeTimes);
  const mixed = unread === null ? null : twoNotations(unread.cells);
  if (unread !== null && mixed !== null) throw await writtenInTwoWays(source, unread.name, mixed);
  if (unread !== null) throw unreadTime(source, { column: unread.name, example: exampleOf(sample, unread.name) });
  const possible = ofOneSeries(all, except).filter(({ name }) => !except.includes(name) && !target.includes(name));
  const names = new Set(mayBeTimes.map(({ name }) => name));
  const timed = possible.filter(({ name }) => names.has(name));
  const found = unnamedTime(timed, remembered) ?? unnamedParts(timed) ?? stackedTime(timed) ?? fallingCounter(sample);
  if (found !== null && isMoreThan(sample, found.columns)) return { plan: found, notes: [] };
  const years = yearsInOrder(possible);
  if (years !== null) throw unreadTime(source, { column: years.name, example: exampleOf(sample, years.name) });
  // Unasked, the last numbers are the target.
  const last = target.length > 0 ? undefined : possible.findLast(isNumbers);
  const others = except.length > 0 ? [] : possible.filter((column) => column !== last);
  const falling = fallingColumn(others);
  if (falling?.isCounting) throw newestFirst(source, falling.column);
  const texts = fallingTexts(others);
  if (texts !== null) throw unreadTime(source, { column: texts.name, example: exampleOf(sample, texts.name) });
  return {
    plan: null,
    notes: [
      "No column was found to hold the time; rows were taken in the order of the file.",
      ...(falling === null ? [] : [fallingNote(falling.column)]),
    ],
  };
}

/** The rows of the first series alone, where columns name series: time goes on within one. */
function ofOneSeries(sample: readonly SampleColumn[], names: readonly string[]): readonly SampleColumn[] {
  const naming = sample.filter(({ name }) => names.includes(name));
  if (naming.length === 0) return sample;
  const isFirst = (row: number) => naming.every(({ cells }) => cells[row] === cells[0]);
  return sample.map((column) => ({ ...column, cells: column.cells.filter((_, row) => isFirst(row)) }));
}

async function writtenInTwoWays(source: Source, column: string, { record, first, other }: Mixed): Promise<InputError> {
  return new InputError(
    { file: source.file, row: await source.rowOf(record), column },
    `the times must be written in one way, got ${quoted(other)} where the rows before it have times like ${quoted(first)}. Write all of them alike, or use \`time: "none"\` to trust the ` +
      "order of the rows.",
  );
}

/** Whether most cells are plain numbers. */
function isNumbered(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell !== "" && !Number.isNaN(Number(cell))).length > cells.length / 2;
}

/** Whether there are other numbers, which can be forecast. */
function isMoreThan(sample: readonly SampleColumn[], columns: readonly string[]): boolean {
  return sample.some((column) => !columns.includes(column.name) && isNumbers(column));
}

/** In whatever notation: which one is not known yet. */
function isNumbers({ cells }: SampleColumn): boolean {
  return /^[^\p{L}]*\d/u.test(cells.find((cell) => cell !== "") ?? "");
}

function newestFirst({ file }: Source, column: string): InputError {
  return new InputError(
    { file, column },
    "no column was found to hold the time, and this one falls from row to row as times and counters do where the newest row stands first. Use " +
      `${optionCode("time", column)} to take the rows in its order, or \`time: "none"\` to trust the order of the file.`,
  );
}

function fallingNote(column: string): string {
  return (
    `${quoted(column)} falls from row to row. If the newest row stands first, ${optionCode("time", column)} turns the rows round; as they are, the past ` +
    "would be forecast from what came after it."
  );
}

function exampleOf(sample: readonly SampleColumn[], column: string): string {
  return sample.find(({ name }) => name === column)?.cells.find((cell) => cell !== "") ?? "";
}

function noTime({ file }: Source, column: string, example: string): InputError {
  return new InputError(
    { file, column },
    `\`time\` must name a column of dates or times, got values like ${quoted(example)}. ${timeFormatAdvice()}`,
  );
}

/** Columns whose first cells an error shows. */
const MOST_SHOWN = 5;

function noneWritten(
  { file }: Source,
  sample: readonly SampleColumn[],
  { time, timeFormat }: { readonly time: string | undefined; readonly timeFormat: string },
): InputError {
  const { parse } = compilePattern(timeFormat)!;
  const looked = sample
    .filter(({ name }) => time === undefined || name === time)
    .map(({ name, cells }) => {
      const filled = cells.filter((cell) => cell !== "");
      const others = filled.filter((cell) => Number.isNaN(parse(cell)));
      return { name, other: others[0] ?? filled[0] ?? "", share: 1 - others.length / Math.max(1, filled.length) };
    })
    .toSorted((a, b) => b.share - a.share);
  const seen = looked.slice(0, MOST_SHOWN).map(({ name, other, share }) => {
    const some = share > 0 ? `, while ${Math.round(100 * share)} % of its first cells are` : "";
    return `${shortened(name)}: ${quoted(other)}${some}`;
  });
  const more = looked.length > seen.length ? `, and ${looked.length - seen.length} more columns` : "";
  return new InputError(
    { file },
    `\`timeFormat\` must be how the times are written, got ${JSON.stringify(timeFormat)}, and no column is written so: ` +
      `${seen.join(", ")}${more}. ${timeFormatAdvice()}`,
  );
}
