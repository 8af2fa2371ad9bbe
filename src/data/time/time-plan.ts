/** How to turn the cells of one row into a timestamp. */
export interface TimeReading {
  /** Name of the notation, e.g. "ISO date and hour of the day". */
  readonly words: string;
  /** What the option `timeFormat` takes to ask for it; null where no pattern says it. */
  readonly pattern: string | null;
  /** Why it is not read although it looks like a time. */
  readonly refusal?: string;
  /** Milliseconds since 1970 (UTC) from the cells of the plan's columns; NaN if they do not read so. */
  readonly parse: (cells: readonly string[]) => number;
  /** Whether years have two digits, where no pattern says so. */
  readonly hasShortYear?: boolean;
  /** Milliseconds that a cell's clock is before UTC. */
  readonly offset: (cell: string) => number;
}

/** The columns that hold the time, and every reading that is possible; the whole column decides between several. */
export interface TimePlan {
  readonly columns: readonly string[];
  /** Whether it is no time, but a counter that tells the order of the rows. */
  readonly isCounter?: boolean;
  /** Whether that column was named as the time. */
  readonly isAsked?: boolean;
  readonly readings: readonly TimeReading[];
}
