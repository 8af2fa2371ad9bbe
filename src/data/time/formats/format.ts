import type { CellReader } from "../moment-reader.js";
import type { TimeName } from "../time-names.js";

/** One way to write a time. */
export interface TimeFormat extends CellReader {
  /** As notes and errors call it: words, or the pattern itself. */
  readonly name: string;
  /** What the option `timeFormat` takes to ask for it; null where no pattern says it. */
  readonly pattern: string | null;
  /** How much it takes to believe that a column is written so. */
  readonly evidence: Evidence;
  /**
   * Why cells of this kind are not read although they look like times. Such a reading competes with the others, so that what may be one is not
   * taken for another.
   */
  readonly refusal?: string;
  /** Further conditions on the numbers of a column. */
  readonly isBelievable?: (column: NumbersSeen) => boolean;
  /** Whether it counts seconds or days, so that nearly every number is one. */
  readonly isCount?: boolean;
  /** Whether the column's own name must speak for it: order alone never does. */
  readonly needsOwnName?: boolean;
  /** The same where "00:00-01:00" is a span, and no clock with its zone. */
  readonly withSpans?: CellReader;
}

/** What is known of a column of numbers. */
export interface NumbersSeen {
  readonly kind: TimeName | null;
  readonly isYearNamed: boolean;
  readonly isWeekNamed: boolean;
  readonly isQuarterNamed: boolean;
  /** Whether it is named after Julian dates, and after seconds of the system's clock or nothing but a time. */
  readonly isJulianNamed: boolean;
  readonly isEpochNamed: boolean;
  /** Whether it is named like a counter, and nobody said that it is a time. */
  readonly isCounterNamed: boolean;
  /** Of the whole column, NaN for a column of texts. */
  readonly least: number;
  readonly greatest: number;
  /** The most digits behind the decimal point. */
  readonly decimals: number;
  /** The first cells that are not empty. */
  readonly cells: readonly string[];
}

/**
 * - "text": nothing but a time is written so.
 * - "order": other things may be; a column that is not named after time must rise or fall all the way.
 * - "name": ordinary numbers are; the column must be named after time and hardly ever change its direction.
 */
export type Evidence = "text" | "order" | "name";

/** A format of numbers: no zone. */
export function numberFormat(
  name: string,
  options: {
    readonly parse: (text: string) => number;
    readonly pattern?: string;
    readonly evidence?: Evidence;
    readonly refusal?: string;
    readonly isBelievable?: TimeFormat["isBelievable"] & {};
    readonly isCount?: boolean;
    readonly needsOwnName?: boolean;
  },
): TimeFormat {
  const { pattern = null, evidence = "name", ...rest } = options;
  return { name, pattern, evidence, offset: () => 0, ...rest };
}
