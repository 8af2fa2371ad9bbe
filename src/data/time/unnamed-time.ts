import { CALENDAR } from "../timestamp.js";
import { numbersSeen, readShare, type SampleColumn, spread } from "./column-formats.js";
import { TIME_FORMATS, type TimeFormat } from "./formats/index.js";
import { monthsBetween, steadiness } from "./steadiness.js";
import { isCounterName, timeName } from "./time-names.js";
import type { TimePlan } from "./time-plan.js";

/** Fewer rows are in order by chance. */
const FEWEST = 5;
/** Of the steps, those that are longer than the usual one, as where rows are missing. */
const MOST_LONGER = 0.1;
/** Of the cells, those that are read: where a few are not, they are faults to be named. */
const NEARLY = 0.9;
/** Years, and dates whose year is written, lie between these: measured values near 2000 are many. */
const EARLIEST = Date.UTC(1800, 0);
const LATEST = Date.UTC(2101, 0);

/**
 * A column that is not named after time, but whose cells are times from row to row: one notation reads them, none stands still or goes
 * back, and the steps are those of a clock or a calendar. Counts, totals and measured values are not so. Null for none.
 *
 * @param columns what may be the time: the target is not among them
 * @param remembered the pattern of the table that a model was trained on: of its notation two rows are enough
 */
export function unnamedTime(columns: readonly SampleColumn[], remembered: string | null = null): TimePlan | null {
  for (const column of columns) {
    // Such a name says time or counter, and its column was looked at.
    if (timeName(column.name) === "weak") continue;
    const formats = formatsByOrder(column, remembered);
    if (formats.length === 0) continue;
    const readings = formats.map(({ name, pattern, parse, offset }) => ({
      ...{ words: name, pattern, offset },
      parse: ([cell]: readonly string[]) => parse(cell!),
    }));
    return { columns: [column.name], readings };
  }
  return null;
}

function formatsByOrder(column: SampleColumn, remembered: string | null): readonly TimeFormat[] {
  const { name, cells } = column;
  if (cells.length < 2) return [];
  const among =
    cells.length < FEWEST ? FORMATS.filter(({ pattern }) => remembered !== null && pattern === remembered) : FORMATS;
  // Nearly all columns are told by their first cell.
  const possible = among.filter(({ parse }) => isPlausible(parse(cells[0]!)));
  if (possible.length === 0) return [];
  const probe = spread(cells);
  const candidates = possible.filter(({ parse }) => readShare(probe, parse) >= NEARLY);
  if (candidates.length === 0) return [];
  const seen = { ...numbersSeen(column, "date", cells), isYearNamed: false };
  const isBelievable = ({ isBelievable: test }: TimeFormat) =>
    test === undefined || test(seen) || test({ ...seen, isWeekNamed: true });
  const read = candidates.filter((format) => isBelievable(format) && readShare(cells, format.parse) >= NEARLY);
  const dated = read.filter(({ isCount }) => isCount !== true);
  const isCounter = isCounterName(name);
  return (dated.length > 0 ? dated : read).filter(
    (format) =>
      !(isCounter && isPlainNumber(format)) &&
      isSteady(
        format,
        cells.filter((cell) => !Number.isNaN(format.parse(cell))),
      ),
  );
}

const FORMATS = TIME_FORMATS.filter(
  ({ evidence, refusal, needsOwnName }) => evidence !== "text" && refusal === undefined && needsOwnName !== true,
);

/** Whether a cell may be a time by its notation alone. */
export function mayBeTime(cell: string): boolean {
  return FORMATS.some(({ parse }) => isPlausible(parse(cell)));
}

function isPlausible(moment: number): boolean {
  return moment >= EARLIEST && moment < LATEST;
}

/** Years and codes of one step are counters too. */
function isPlainNumber({ name, isCount = false }: TimeFormat): boolean {
  return name === "year" || isCount;
}

function isSteady(format: TimeFormat, cells: readonly string[]): boolean {
  if (format.name === "decimal year") return areSharesOfYears(cells.map(Number));
  // Fractions of seconds are not exact.
  const moments = Float64Array.from(cells, (cell) => Math.round(format.parse(cell)));
  if (!moments.every(isPlausible) || (format.name === "days of Excel" && moments.some((moment) => moment < 0)))
    return false;
  const { direction, size, unit, irregular } = steadiness(moments);
  if (irregular > MOST_LONGER * moments.length || !(size > 0)) return false;
  if (!isUsualStep(format, unit, size) || (NEEDS_CARRY.has(format.name) && isEven(cells.map(Number)))) return false;
  return moments.every((moment, k) => {
    if (k === 0) return true;
    const [from, to] = direction > 0 ? [moments[k - 1]!, moment] : [moment, moments[k - 1]!];
    const steps = unit === "months" ? monthsBetween(from, to) / size : (to - from) / unitLength(unit, size);
    return steps > 0 && Math.abs(steps - Math.round(steps)) < 1e-6;
  });
}

function unitLength(unit: "milliseconds" | "workdays", size: number): number {
  return unit === "workdays" ? CALENDAR.day : size;
}

/** Steps of one year, of what divides a day or a second, or of whole days and weeks. Digits that are dates may have any step. */
function isUsualStep(
  { name, isCount = false }: TimeFormat,
  unit: "milliseconds" | "workdays" | "months",
  size: number,
): boolean {
  if (name === "year") return unit === "months" && size === 12;
  if (!isCount || unit !== "milliseconds") return true;
  if (size >= CALENDAR.day) return [1, 7, 14, 28].includes(size / CALENDAR.day);
  return size >= CALENDAR.second ? CALENDAR.day % size === 0 : CALENDAR.second % size === 0;
}

/** Codes of digits that count as other numbers do until a month or a year ends. */
const NEEDS_CARRY = new Set([
  "GGGGWW",
  "YYYYQ",
  "YYYY.Q",
  "YYYY.M",
  "YYYY.MM",
  "YYYYDDD",
  "YYYY.DDD",
  "YYMMDD",
  "DDMMYYYY",
  "MMDDYYYY",
]);

function isEven(numbers: readonly number[]): boolean {
  const step = numbers[1]! - numbers[0]!;
  return numbers.every((value, k) => k === 0 || Math.abs(value - numbers[k - 1]! - step) <= 1e-6 * Math.abs(step));
}

/** The twelfth part of a year, its quarter and half, and a week; months and quarters differ in length. */
const SHARES = [1 / 12, 1 / 4, 1 / 2, 7 / 365.25];
const SLACK = 0.15;

function areSharesOfYears(values: readonly number[]): boolean {
  const steps = values.slice(1).map((value, k) => value - values[k]!);
  const direction = Math.sign(steps[0]!);
  const share = SHARES.find((candidate) => isStepOf(candidate, direction * steps[0]!));
  if (share === undefined) return false;
  const longer = steps.filter((step) => !isStepOf(share, direction * step)).length;
  return longer <= MOST_LONGER * values.length && steps.every((step) => direction * step > 0);
}

function isStepOf(share: number, step: number): boolean {
  return Math.abs(step - share) <= SLACK * share;
}
