import { InputError } from "../../core/errors.js";
import { categoryInputs } from "../../data/category.js";
import { formatStep, formatTimestamp } from "../../data/timestamp.js";
import { type ReadOptions, type ReadTable, readTable } from "../../node/read/index.js";
import { UnclearTarget } from "../../read/columns/default-target.js";

/** What a table is, in numbers. */
export interface TableFacts {
  readonly rows: number;
  readonly series: number;
  /** Null where its rows have no time. */
  readonly time: { readonly step: string; readonly first: string; readonly last: string } | null;
}

/** A table as far as questions about it go. */
export interface LookedAt {
  /** Columns of numbers, any of which can be forecast. */
  readonly columns: readonly string[];
  readonly target: string;
  readonly notes: readonly string[];
  readonly facts: TableFacts;
  /** Rows to read for a forecast that suit the table. */
  readonly window: number;
}

/** Reads a table as a study would, to know what can be asked. */
export async function lookAt(file: string, options: ReadOptions): Promise<LookedAt> {
  const table = await readTable(file, options);
  const coded = categoryInputs(table.notation.categories);
  return {
    columns: table.series.columns.map(({ name }) => name).filter((name) => !coded.includes(name)),
    target: table.targets[0]!,
    notes: table.notes,
    facts: factsOf(table),
    window: usualWindow(table),
  };
}

/** Whether a table was refused for missing values, which the rule for them would change. */
export function lacksValues(error: unknown): error is InputError {
  return error instanceof InputError && error.message.includes('`missing: "');
}

/** Of a table that was refused as it is unclear what to forecast, the last column that can be. */
export function suggestedTarget(error: unknown): string | null {
  return error instanceof UnclearTarget ? (error.candidates.at(-1) ?? null) : null;
}

function factsOf({ series: { rows, segments, time } }: ReadTable): TableFacts {
  const series = segments.length;
  if (time === null) return { rows, series, time };
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const moment of time.milliseconds) {
    first = Math.min(first, moment);
    last = Math.max(last, moment);
  }
  const at = (moment: number) => formatTimestamp(moment, time.resolution);
  return { rows, series, time: { step: formatStep(time.step), first: at(first), last: at(last) } };
}

const HOUR = 3_600_000;
/** Rows that hold what comes again, by the longest step that they are for: two days of hours, four weeks of days, half a year of weeks. */
const WINDOWS = [
  { step: 0.9 * HOUR, rows: 24 },
  { step: 1.1 * HOUR, rows: 48 },
  { step: 23 * HOUR, rows: 24 },
  { step: 25 * HOUR, rows: 28 },
  { step: 8 * 24 * HOUR, rows: 26 },
] as const;

/** A window that leaves some windows to every part. */
function usualWindow({ series: { rows, segments, time } }: ReadTable): number {
  const season = time === null ? 24 : (WINDOWS.find(({ step }) => time.step <= step)?.rows ?? 24);
  return Math.max(1, Math.min(season, Math.floor(rows / segments.length / 20)));
}
