import { type NumbersSeen, TIME_FORMATS, type TimeFormat } from "./formats/index.js";
import { steadiness } from "./steadiness.js";
import {
  isJulianName,
  isPlainCounterName,
  isPlainTimeName,
  isQuarterName,
  isWeekName,
  isYearName,
  type TimeName,
} from "./time-names.js";

/** The first cells of a column, trimmed; "" for a missing one. */
export interface SampleColumn {
  readonly name: string;
  readonly cells: readonly string[];
  /** The least and the greatest number of the whole column; NaN or left out without any. */
  readonly least?: number;
  readonly greatest?: number;
}

/**
 * The formats that read most cells of a column (not all, so that a bad one is found and named later) and that it can be believed to have.
 *
 * Numbers that measure something must not be taken for times, so name and steps decide together: what only a time is written like needs
 * neither; what other things may be written like, as 20200131 or 01/02/03, needs a name that speaks of time, or rows of which nine in
 * ten go one way; ordinary numbers need such a name, and rows of which nine in ten go one way; and where the name may be a counter's, nearly all of one step.
 *
 * @param kind what the column's name says
 */
export function formatsOf(column: SampleColumn, kind: TimeName | null): readonly TimeFormat[] {
  const filled = column.cells.filter((cell) => cell !== "");
  const probe = spread(filled);
  const numbers = numbersSeen(column, kind, filled);
  const isRead = (format: TimeFormat) =>
    (format.evidence !== "name" || kind !== null) &&
    readShare(probe, format.parse) > 0 &&
    readShare(filled, format.parse) > 0.5 &&
    (format.isBelievable?.(numbers) ?? true);
  const found = formatsWithSpans(filled, TIME_FORMATS).filter(
    (format) => isRead(format) && isInOrder(format, filled, kind),
  );
  // Counts of seconds soon give a 13th month or a 25th hour: digits that are dates in all cells are dates.
  const isDated = found.some(({ isCount, parse }) => isCount !== true && readShare(filled, parse) === 1);
  return isDated ? found.filter(({ isCount }) => isCount !== true) : found;
}

/**
 * "00:00-01:00" may be a clock with its zone or a span. A zone is one in all rows, or one in summer and another in winter; ends of spans are many. Where
 * there are too few rows to tell, both compete.
 */
export function formatsWithSpans(cells: readonly string[], formats: readonly TimeFormat[]): readonly TimeFormat[] {
  const ends = new Set<string>();
  let count = 0;
  for (const cell of cells) {
    const end = TIGHT_SPAN.exec(cell)?.[1];
    if (end !== undefined) count++;
    if (end !== undefined && ends.size <= MOST_ZONES) ends.add(end);
  }
  if (ends.size < 2 || (ends.size <= MOST_ZONES && count > 2 * MOST_ZONES)) return formats;
  const spans = formats.flatMap(({ withSpans, ...format }) => (withSpans ? [{ ...format, ...withSpans }] : []));
  return [...spans, ...(ends.size > MOST_ZONES ? formats.filter(({ withSpans }) => !withSpans) : formats)];
}

const MOST_ZONES = 2;
const TIGHT_SPAN = /\d[:.]\d\d-(\d{1,2}[:.]\d\d)/;

/** Share of the cells that a reader reads. */
export function readShare(cells: readonly string[], parse: (text: string) => number): number {
  let read = 0;
  for (const cell of cells) if (!Number.isNaN(parse(cell))) read++;
  return read / Math.max(1, cells.length);
}

/** A few cells from all over the sample: a format that reads none of them is not tried on the others, of which there may be millions. */
export function spread(cells: readonly string[]): readonly string[] {
  const apart = Math.max(1, Math.floor(cells.length / FEW));
  return cells.filter((_, k) => k % apart === 0);
}

const FEW = 20;

/** What is known of a column's numbers, where its name says this much. */
export function numbersSeen(
  { name, least = Number.NaN, greatest = Number.NaN }: SampleColumn,
  kind: TimeName | null,
  cells: readonly string[],
): NumbersSeen {
  const numbers = cells.map(Number).filter((value) => !Number.isNaN(value));
  const known = (value: number) => (Number.isNaN(value) ? [] : [value]);
  return {
    kind,
    isYearNamed: isYearName(name),
    isWeekNamed: isWeekName(name),
    isQuarterNamed: isQuarterName(name),
    isJulianNamed: isJulianName(name),
    isEpochNamed: isPlainTimeName(name) || /epoch|unix|stamp/i.test(name),
    isCounterNamed: kind === "weak" && isPlainCounterName(name),
    least: Math.min(...numbers, ...known(least)),
    greatest: Math.max(...numbers, ...known(greatest)),
    decimals: Math.max(0, ...cells.map((cell) => /[.,](\d+)$/.exec(cell)?.[1]?.length ?? 0)),
    cells,
  };
}

function isInOrder({ evidence, parse, refusal }: TimeFormat, cells: readonly string[], kind: TimeName | null): boolean {
  if (evidence === "text" || (refusal !== undefined && evidence === "name")) return true;
  if (evidence === "order" && kind !== null) return true;
  const moments = Float64Array.from(cells.map(parse)).filter((moment) => !Number.isNaN(moment));
  const { against, irregular } = steadiness(moments);
  if (against > moments.length / 10 || (kind === null && moments.length < 2)) return false;
  return kind !== "weak" || irregular <= moments.length / 10 || evidence !== "name";
}
