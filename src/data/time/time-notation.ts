/** How a table writes its times, so far that others can be written like them: plain data. */
export type TimeNotation = WrittenFields | DecimalYears;

/** Parts of the date and the clock, with the texts between them. */
export interface WrittenFields {
  readonly kind: "fields";
  readonly parts: readonly (TimeField | { readonly text: string })[];
  /** Milliseconds that the clock is before UTC, or the zone that says it: "Europe/Berlin". */
  readonly zone: number | string;
}

export interface DecimalYears {
  readonly kind: "decimal year";
  readonly decimals: number;
  /** The share of a year from row to row. */
  readonly step: number;
}

/** The names are those of the patterns that `timeFormat` takes; words in the case in which they are written. */
export type TimeField =
  | "YYYY"
  | "YY"
  | "GGGG"
  | "MM"
  | "M"
  | "MMMM"
  | "MMM"
  | "MMMM upper"
  | "MMM upper"
  | "MMM lower"
  | "DD"
  | "D"
  | "DDD"
  | "Q"
  | "QQ"
  | "B"
  | "WW"
  | "W"
  | "dddd"
  | "ddd"
  | "ddd upper"
  | "HH"
  | "H"
  | "hh"
  | "h"
  | "A"
  | "a"
  | "mm"
  | "ss"
  | "SSS"
  | "X"
  | "x"
  | "days";
