import { InputError } from "../../core/errors.js";
import { quoted, shortened } from "../../core/listed.js";
import type { SampleColumn } from "../../data/time/column-formats.js";
import { fallingCounter } from "../../data/time/falling-counter.js";
import { findTime, type TimePlan } from "../../data/time/find-time.js";
import { findUnreadTime } from "../../data/time/looks-like-time.js";
import { findColumn } from "./choose.js";
import { sampleTable, type TableProfile } from "./profile.js";
import type { Source } from "./source.js";
import { timeFormatAdvice, unreadTime } from "./unread-time.js";

const SAMPLE_ROWS = 1000;
/** Cells of all columns together, which stand in memory as texts: of a table of thousands of columns fewer rows are looked at. */
const SAMPLE_CELLS = 4_000_000;

interface PlanOptions {
  /** The options of `readTable`. */
  readonly time?: string;
  readonly timeFormat?: string;
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
  { time, timeFormat, except }: PlanOptions,
): Promise<{ readonly plan: TimePlan | null; readonly notes: readonly string[] }> {
  if (time === "none") {
    return { plan: null, notes: ["As asked, rows were taken in the order of the file, not of a time."] };
  }
  if (time !== undefined) findColumn(source, profile, "time", time);
  const sample = (await sampleTable(source, Math.min(SAMPLE_ROWS, Math.ceil(SAMPLE_CELLS / source.columns.length))))
    .map((column, k) => ({ ...column, least: profile.columns[k]!.least, greatest: profile.columns[k]!.greatest }))
    .filter(({ name }) => !except.includes(name));
  const plan = findTime(sample, { only: time, format: timeFormat });
  if (plan !== null) {
    const refusal = plan.readings.every((reading) => reading.refusal !== undefined)
      ? plan.readings[0]!.refusal
      : undefined;
    if (refusal === undefined) return { plan, notes: [] };
    throw unreadTime(source, { column: plan.columns[0]!, example: exampleOf(sample, plan.columns[0]!), refusal });
  }
  if (timeFormat !== undefined) throw noneWritten(source, sample, { time, timeFormat });
  if (time !== undefined) throw noTime(source, time, exampleOf(sample, time));
  const unread = findUnreadTime(sample);
  if (unread !== null) throw unreadTime(source, { column: unread.name, example: exampleOf(sample, unread.name) });
  const notes = ["No column was found to hold the time; rows were taken in the order of the file."];
  const counter = fallingCounter(sample);
  return counter === null ? { plan: null, notes } : { plan: counter, notes: [] };
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
  const looked = sample.filter(({ name }) => time === undefined || name === time);
  const seen = looked.slice(0, MOST_SHOWN).map(({ name }) => `${shortened(name)}: ${quoted(exampleOf(sample, name))}`);
  const more = looked.length > seen.length ? `, and ${looked.length - seen.length} more columns` : "";
  return new InputError(
    { file },
    `\`timeFormat\` must be how the times are written, got ${JSON.stringify(timeFormat)}, and no column is written so: ` +
      `${seen.join(", ")}${more}. ${timeFormatAdvice()}`,
  );
}
