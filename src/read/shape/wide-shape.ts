import { quoted } from "../../core/listed.js";
import type { WideChoice } from "../../data/reading.js";
import { isTime } from "../../data/time/formats/index.js";
import { isYearName, timeName } from "../../data/time/time-names.js";
import { monthNamed } from "../../data/time/words.js";
import { countedLadder, datedLadder, type Ladder, yearOf, yearPair } from "./ladder.js";
import { isOtherYear, type PartName, partLadders, weekLadder } from "./part-ladder.js";
import { measuresOfYears, wordedLadder } from "./worded-ladder.js";

/** How a table is read whose columns are times. */
export interface WideShape extends Ladder {
  /** Whether each row is a series; else rows are times themselves, as years with a column for each month. */
  readonly isRowSeries: boolean;
  /** Columns that hold the rest of the time: a year, a date, a year and a month. */
  readonly companions: readonly number[];
  readonly part: PartName | "date" | "year" | "count";
  readonly order: "rows" | "reversed" | "columns";
  /** Columns that are kept beside the values: names of series, and times. */
  readonly kept: readonly number[];
}

/** Why a table whose columns are named like times is not read as one. */
export interface WideRefusal {
  readonly refusal: string;
}

/** Why it is read as it stands all the same. */
export interface WideNote {
  readonly note: string;
}

/** The first cells of each column, in the order of the file. */
type Sample = readonly { readonly name: string; readonly cells: readonly string[] }[];

/** Whether names may be those of a table that is wide, which its cells then decide. */
export function mayBeWide(names: readonly string[]): boolean {
  return (
    isUnnamedYear(names) ||
    datedLadder(names) !== null ||
    wordedLadder(names) !== null ||
    measuresOfYears(names) !== null ||
    yearPair(names) !== null ||
    partLadders(names).length > 0 ||
    isOtherYear(names) ||
    weekLadder(names) !== null ||
    countedLadder(names) !== null
  );
}

/** A file without a header may hold a year and its twelve months, as offices of weather and the sea write them. */
function isUnnamedYear(names: readonly string[]): boolean {
  return names.length === 13 && names.every((name, k) => name === `column${k + 1}`);
}

/** The shape of a table by its names and its first cells; null for one that is as tall as it should be. */
export function wideShape(sample: Sample, wide: WideChoice = "auto"): WideShape | WideRefusal | WideNote | null {
  const names = sample.map(({ name }) => name);
  if (isUnnamedYear(names)) {
    const years = sample[0]!.cells.map(yearOf);
    const isCounted =
      years.length > 1 && years.every((year, k) => year > 0 && (k === 0 || Math.abs(year - years[k - 1]!) === 1));
    const labels = Array.from({ length: 12 }, (_, k) => String(k + 1));
    return isCounted ? partShape(sample, { part: "month", from: 1, to: 12, labels }) : null;
  }
  const dated = datedLadder(names);
  if (dated !== null) return (wide === "auto" ? lyingOnItsSide(sample, dated) : null) ?? datedShape(sample, dated);
  const worded = wordedShape(sample);
  if (worded !== null) return worded;
  for (const ladder of partLadders(names)) {
    const shape = partShape(sample, ladder);
    if (shape !== null) return shape;
  }
  if (isOtherYear(names)) {
    return {
      refusal:
        "the columns are the months of a year that does not begin with January, and it cannot be told which year each belongs to. " +
        'Give one month to each row, or use `wide: "none"` to read the columns as they stand',
    };
  }
  const week = weekLadder(names);
  if (week !== null && !areFlags(sample.slice(week.from, week.to + 1))) {
    return {
      refusal:
        `the columns "${names[week.from]}" to "${names[week.to]}" are the days of a week, and each has a date of its own. ` +
        'Give one day to each row, with its date, or use `wide: "none"` to read the columns as they stand',
    };
  }
  const counted = countedLadder(names);
  if (counted === null || others(sample, counted).some(({ column }) => isTimeLike(column) || COUNTER.test(column.name)))
    return null;
  const keys = others(sample, counted).map(({ column }) => column);
  if (wide === "auto" && keys.length > 0 && !tellApart(keys)) {
    const span = `${quoted(names[counted.from]!)} to ${quoted(names[counted.to]!)}`;
    return {
      note:
        `The columns ${span} are counted as times may be, but several rows have the same ${keys.map(({ name }) => quoted(name)).join(", ")}: they were read as they stand. ` +
        '`wide: "rows"` reads each row as a series of its own.',
    };
  }
  return {
    ...counted,
    isRowSeries: true,
    companions: [],
    part: "count",
    order: "rows",
    kept: outside(sample, counted),
  };
}

/** Whether no two rows have the same cells. */
function tellApart(keys: Sample): boolean {
  const rows = keys[0]!.cells.map((_, row) => keys.map(({ cells }) => cells[row]).join("\0"));
  return new Set(rows).size === rows.length;
}

/** Columns named after years with words, or two years beside names; columns as they stand where one of the others looks like a time. */
function wordedShape(sample: Sample): WideShape | WideRefusal | null {
  const names = sample.map(({ name }) => name);
  const pair = yearPair(names);
  const isNamed = ({ column }: { readonly column: Column }) =>
    filledOf(column).some((cell) => /\p{L}/u.test(cell)) && filledOf(column).every((cell) => !/^[-+\d.,]+$/.test(cell));
  const ladder =
    wordedLadder(names) ?? (pair !== null && others(sample, pair).some(isNamed) ? { ...pair, areYears: true } : null);
  const measures = ladder === null || pair === null ? measuresOfYears(names) : null;
  const span = measures ?? ladder;
  if (span === null) return null;
  const within = sample.slice(span.from, span.to + 1);
  const areNumbers = within.every((column) => filledOf(column).every((cell) => /^[^\p{L}]*\d/u.test(cell)));
  const isTall = ({ column }: { readonly column: Column }) => isTimeLike(column) || COUNTER.test(column.name);
  if (!areNumbers || others(sample, { ...span, labels: [] }).some(isTall)) return null;
  if (measures !== null) {
    return {
      refusal:
        `the columns "${names[span.from]}" to "${names[span.to]}" are years of several measures (${measures.measures.map(quoted).join(", ")}). Give each year a row with a column for each measure, ` +
        'or one measure alone, or use `wide: "none"` to read the columns as they stand',
    };
  }
  return datedShape(sample, ladder!);
}

/** Whether columns of days say which day a row is of, by 1 and 0. */
function areFlags(columns: Sample): boolean {
  return columns.every(({ cells }) => cells.every((cell) => /^(?:[01]|true|false)$/i.test(cell)));
}

/** Refuses a table whose rows should be its columns: beside columns that are times, one that is called a time names what was measured. */
function lyingOnItsSide(sample: Sample, ladder: Ladder): WideRefusal | null {
  const names = others(sample, ladder).find(
    ({ column }) =>
      /^(?:date|time)$/.test(timeName(column.name) ?? "") &&
      !isTimeLike(column) &&
      filledOf(column).every((cell) => !/\d/.test(cell)),
  );
  const first = names && filledOf(names.column)[0];
  if (names === undefined || first === undefined) return null;
  return {
    refusal:
      `the columns "${sample[ladder.from]!.name}" to "${sample[ladder.to]!.name}" are times, and "${names.column.name}" holds names such as "${first}": the table lies on its side. ` +
      'Turn it, so that each time is a row, or use `wide: "rows"` to read every row as a series of its own',
  };
}

/** A column that says which row it is: then rows are times already. */
const COUNTER = /^(?:t|ts|dt|ds|step|time|period|frame|sample)$/i;

function datedShape(
  sample: Sample,
  { areYears, ...ladder }: Ladder & { readonly areYears: boolean },
): WideShape | WideRefusal {
  const part = areYears ? "year" : "date";
  const times = others(sample, ladder).filter(({ column }) => isTimeLike(column));
  if (times.length === 0)
    return { ...ladder, isRowSeries: true, companions: [], part, order: "rows", kept: outside(sample, ladder) };
  const months = times.find(({ column }) => column.cells.every((cell) => monthOf(cell) > 0));
  if (areYears && times.length === 1 && months !== undefined) {
    const kept = outside(sample, ladder).filter((k) => k < ladder.from && k !== months.k);
    return { ...ladder, isRowSeries: false, companions: [months.k], part, order: "columns", kept };
  }
  return {
    refusal:
      `the columns "${sample[ladder.from]!.name}" to "${sample[ladder.to]!.name}" are named after times, and "${times[0]!.column.name}" looks like a time too. ` +
      'Give one time to each row, or use `wide: "none"` to read the columns as they stand',
  };
}

const COMPANIONS = {
  month: { what: "year", test: isYear },
  quarter: { what: "year", test: isYear },
  day: { what: "year and month", test: isMonthOfYear },
  hour: { what: "date", test: isDay },
  clock: { what: "date", test: isDay },
} as const;

function partShape(
  sample: Sample,
  { part, ...ladder }: Ladder & { readonly part: PartName },
): WideShape | WideRefusal | null {
  const before = others(sample, ladder).filter(({ k }) => k < ladder.from);
  const { test, what } = COMPANIONS[part];
  let companion = before.find(({ column }) => isYearName(column.name) && test(column))?.k;
  companion ??= before.find(({ column }) => test(column))?.k;
  if (part === "day" && companion === undefined) return daysShape(ladder, before);
  if (companion === undefined) {
    const areNames = (part === "month" && /\D/.test(sample[ladder.from]!.name)) || part === "clock";
    if (!areNames) return null;
    return {
      refusal:
        `the columns "${sample[ladder.from]!.name}" to "${sample[ladder.to]!.name}" are named after ${part === "clock" ? "times of day" : "months"}, and no column before them ` +
        `holds the ${what}. Add it, or use \`wide: "rows"\` (every row is a series of these columns) or \`wide: "none"\` (columns as they stand)`,
    };
  }
  const kept = before.map(({ k }) => k).filter((k) => k !== companion || part === "hour" || part === "clock");
  return {
    ...ladder,
    isRowSeries: false,
    companions: [companion],
    part,
    order: orderOf(sample[companion]!.cells),
    kept,
  };
}

/** A month a row, by columns of year and month, and a column for each day. */
function daysShape(ladder: Ladder, before: ReturnType<typeof others>): WideShape | null {
  const year = before.find(({ column }) => isYear(column));
  const month = before.find(({ k, column }) => k !== year?.k && column.cells.every((cell) => monthOf(cell) > 0));
  if (year === undefined || month === undefined) return null;
  const kept = before.map(({ k }) => k).filter((k) => k !== year.k && k !== month.k);
  return { ...ladder, isRowSeries: false, companions: [year.k, month.k], part: "day", order: "rows", kept };
}

/** Every row a series of its numbers, as asked for: the columns from the first to the last that hold nothing else. */
export function rowsShape(sample: Sample): WideShape | null {
  const isNumeric = sample.map(
    ({ cells }) => cells.some((c) => c !== "") && cells.every((c) => /^[-+]?[\d.,]*(e[-+]?\d+)?$/i.test(c)),
  );
  const to = isNumeric.lastIndexOf(true);
  const from = isNumeric.lastIndexOf(false, to) + 1;
  if (to - from < 1) return null;
  const labels = Array.from({ length: to - from + 1 }, (_, k) => String(k + 1));
  const ladder = { from, to, labels };
  return { ...ladder, isRowSeries: true, companions: [], part: "count", order: "rows", kept: outside(sample, ladder) };
}

function others(sample: Sample, { from, to }: Ladder) {
  return sample.map((column, k) => ({ column, k })).filter(({ k }) => k < from || k > to);
}

function outside(sample: Sample, ladder: Ladder): readonly number[] {
  return others(sample, ladder).map(({ k }) => k);
}

type Column = Sample[number];

function filledOf({ cells }: Column): readonly string[] {
  return cells.filter((cell) => cell !== "");
}

function isTimeLike(column: Column): boolean {
  const filled = filledOf(column);
  if (filled.length === 0) return false;
  const kind = timeName(column.name);
  if (kind === "date" || kind === "time") return filled.every((cell) => /\d/.test(cell) || monthOf(cell) > 0);
  return filled.every((cell) => isTime(cell)) || filled.every((cell) => /\D/.test(cell) && monthOf(cell) > 0);
}

function isYear(column: Column): boolean {
  const filled = filledOf(column);
  return filled.length > 0 && filled.every((cell) => yearOf(cell) > 0);
}

function isMonthOfYear(column: Column): boolean {
  const filled = filledOf(column);
  return filled.length > 0 && !isYear(column) && filled.every((cell) => isTime(cell));
}

function isDay(column: Column): boolean {
  const filled = filledOf(column);
  return (
    filled.length > 0 &&
    !isYear(column) &&
    filled.every((cell) => /\d/.test(cell) && (isTime(cell) || /^\d{8}$/.test(cell)))
  );
}

function monthOf(cell: string): number {
  const number = Number(/^(?:M)?0?(\d{1,2})(?:月)?$/i.exec(cell)?.[1] ?? Number.NaN);
  return number >= 1 && number <= 12 ? number : monthNamed(cell.replace(/\.$/, ""));
}

/** Years that fall are read from below. */
function orderOf(cells: readonly string[]): "rows" | "reversed" {
  const years = cells.map(yearOf);
  const falls = years.filter((year, k) => k > 0 && year < years[k - 1]!).length;
  return falls > (years.length - 1) / 2 ? "reversed" : "rows";
}
