import type { SampleColumn } from "./column-formats.js";
import { lengthOfTime } from "./length-of-time.js";
import { isCounterName, isRemainingName, timeName } from "./time-names.js";
import type { TimePlan } from "./time-plan.js";

/** Fewer numbers fall by chance. */
const FEWEST = 3;
const FEWEST_UNNAMED = 5;
const FEWEST_DECAYING = 20;
/** Of the steps of a counter, those that are holes in it. */
const MOST_HOLES = 0.2;

/**
 * A column named like a time or a counter whose numbers fall from row to row: no time, but it says that the newest row stands first. Null for none. What is
 * left until something happens falls while time goes on.
 */
export function fallingCounter(columns: readonly SampleColumn[]): TimePlan | null {
  const counter = columns.find(
    ({ name, cells }) =>
      (timeName(name) !== null || isCounterName(name)) && !isRemainingName(name) && fallsThrough(cells, FEWEST),
  );
  return counter === undefined ? null : counterPlan(counter.name);
}

/** The order of the rows by a column that is named for it and rises or falls from row to row; null where it does not. */
export function counterAsked(columns: readonly SampleColumn[], name: string): TimePlan | null {
  const column = columns.find((candidate) => candidate.name === name);
  if (column === undefined) return null;
  const isStrict = column.cells.length >= FEWEST && (goes(column.cells, 1) || goes(column.cells, -1));
  return isStrict ? { ...counterPlan(name), isAsked: true } : null;
}

function counterPlan(name: string): TimePlan {
  const parse = ([cell]: readonly string[]) => numberOf(cell!);
  return {
    columns: [name],
    isCounter: true,
    readings: [{ words: "counter", pattern: null, offset: () => 0, parse }],
  };
}

/** A column of numbers that falls from row to row, and whether as counters do: the newest row may stand first. */
export interface Falling {
  readonly column: string;
  readonly isCounting: boolean;
}

/** The first such column, counters before others, whatever it is named; null for none. Texts with a number in each are counters where the steps are steady. */
export function fallingColumn(columns: readonly SampleColumn[]): Falling | null {
  const falling = columns.filter(({ name, cells }) => fallsThrough(cells, FEWEST_UNNAMED) && !isRemainingName(name));
  const counting = falling.find(
    ({ cells }) => counts(cells.map(numberOf)) || (!areNumbers(cells) && isSteady(cells.map(numberOf))),
  );
  if (counting !== undefined) return { column: counting.name, isCounting: true };
  const decaying = falling.find(({ cells }) => cells.length >= FEWEST_DECAYING);
  return decaying === undefined ? null : { column: decaying.name, isCounting: false };
}

/**
 * The first column of texts alike but for their numbers, several in each, that fall from row to row, the first number first: dates that nobody knows, or
 * versions. Null for none.
 */
export function fallingTexts(columns: readonly SampleColumn[]): SampleColumn | null {
  // Nearly all columns are told by their first cell.
  const mayFall = ({ cells }: SampleColumn) => cells.length >= FEWEST_DECAYING && Number.isNaN(Number(cells[0]));
  return columns.find((column) => mayFall(column) && textsFall(column.cells) && !areNumbers(column.cells)) ?? null;
}

function textsFall(cells: readonly string[]): boolean {
  const frame = cells[0]!.replace(DIGITS, "0");
  const isAlike = cells.every((cell) => Number.isNaN(Number(cell)) && cell.replace(DIGITS, "0") === frame);
  if (!isAlike || frame.split("0").length < 3) return false;
  const keys = cells.map((cell) => cell.match(DIGITS)!.map(Number));
  return keys.every((key, row) => {
    if (row === 0) return true;
    const k = key.findIndex((number, at) => number !== keys[row - 1]![at]);
    return k >= 0 && key[k]! < keys[row - 1]![k]!;
  });
}

const DIGITS = /\d+/g;

/** Numbers, and what is measured in a unit that is none of time: it may fall by itself. */
function areNumbers(cells: readonly string[]): boolean {
  return cells.every((cell) => !Number.isNaN(Number(cell)) || (MEASURED.test(cell) && !OF_TIME.test(cell)));
}

const MEASURED = /^[-+]?\p{Sc}?\s?(?:\d+|\d{1,3}(?:[,.' ]\d{3})+)(?:[.,]\d+)?\s?\D*$/u;
const OF_TIME =
  /\d\s?(?:d|h|m|s|w|y|q|(?:day|hour|hr|min|minute|sec|second|week|wk|month|quarter|year|yr|step)s?|st|nd|rd|th|[日時分秒週月年].*)\.?(?:\s|$)/i;

/** Whether nearly all steps are one. */
function isSteady(numbers: readonly number[]): boolean {
  const step = numbers[1]! - numbers[0]!;
  const others = numbers.filter(
    (value, k) => k > 0 && Math.abs(value - numbers[k - 1]! - step) > 1e-6 * Math.abs(step),
  );
  return others.length <= MOST_HOLES * numbers.length;
}

function fallsThrough(cells: readonly string[], fewest: number): boolean {
  return cells.length >= fewest && goes(cells, -1);
}

/** Whether each cell is a number that is higher than the one before, or lower. */
function goes(cells: readonly string[], direction: 1 | -1): boolean {
  let before = Number.NaN;
  return cells.every((cell, k) => {
    const value = numberOf(cell);
    const isOnward = k === 0 ? !Number.isNaN(value) : direction * (value - before) > 0;
    before = value;
    return isOnward;
  });
}

/** Whole numbers with steps of 1 but for a few holes; or as large as the seconds since 1970 and their fractions. */
function counts(numbers: readonly number[]): boolean {
  const [first, last] = [numbers[0]!, numbers.at(-1)!];
  const isEpoch = EPOCHS.some(([least, most]) => last >= least && first < most);
  if (isEpoch) return true;
  const holes = numbers.filter((value, k) => k > 0 && numbers[k - 1]! - value !== 1).length;
  return numbers.every(Number.isInteger) && holes <= MOST_HOLES * numbers.length;
}

/** 2000 to 2040 in seconds, milliseconds, microseconds and nanoseconds since 1970. */
const EPOCHS = [1, 1e3, 1e6, 1e9].map((unit) => [946_684_800 * unit, 2_208_988_800 * unit] as const);

/** The number of a cell: a plain one, a length of time, one with a word beside it, "Day 49", or so many steps before something, "D-49" and "49 days ago". */
function numberOf(cell: string): number {
  const number = cell === "" ? Number.NaN : Number(cell);
  if (!Number.isNaN(number)) return number;
  const length = lengthOfTime(cell);
  if (!Number.isNaN(length)) return length;
  const [, before = "", sign, digits = "NaN", after = ""] = /^(\D*?)([-−+])?\s*(\d+(?:\.\d+)?)(\D*)$/.exec(cell) ?? [];
  const isBefore =
    (sign !== undefined &&
      sign !== "+" &&
      /^\s*$|^(?:\p{L}|(?:day|hour|hr|week|month|year|step|min)s?)\s*$/iu.test(before)) ||
    AGO.test(after);
  return isBefore ? -Number(digits) : Number(digits);
}

const AGO = /\b(?:ago|before|prior|earlier)\b|前/i;
