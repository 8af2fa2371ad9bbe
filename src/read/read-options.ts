import type { OptionRules } from "../core/options.js";
import { integer, oneOf, rule, text } from "../core/rules.js";
import { type ListenedSignal, listenedSignalRule } from "../core/stop-signal.js";
import { MISSING_RULES, type MissingRule } from "../data/missing.js";
import { DUPLICATE_RULES, type DuplicateRule, WIDE_CHOICES, type WideChoice } from "../data/reading.js";
import { columnNamesRule } from "../data/rules.js";
import type { Series } from "../data/series.js";
import { DECIMAL_MARKS, type DecimalMark, missingValuesRule, type TableNotation } from "../data/table-notation.js";
import { timeFormatRule } from "../data/time/pattern.js";
import { encodingRule } from "./text/encoding-names.js";

/** Which columns to use and how. Left out means: find it. */
export interface ReadOptions {
  /** Columns to forecast. Default: the last one, where it has numbers that can be forecast. */
  readonly target?: readonly string[];
  /** Columns to read. Default: all numeric ones that tell something, the target's own past included. */
  readonly inputs?: readonly string[];
  /** The column of the time (a date's companion columns are found), or "none" to trust the order of the rows. */
  readonly time?: string;
  /**
   * How the times are written, where they are not understood or can be read in two ways: "DD.MM.YYYY HH:mm", "MM/DD/YY h:mm A", "YYYY-[Q]Q". A pattern
   * of a date alone reads a clock after it, or in a column beside it, too.
   */
  readonly timeFormat?: string;
  /** The column that names the object a row belongs to, or several ("store,item" in one text, too), or "none": the file holds one series. */
  readonly series?: string | readonly string[];
  /**
   * Tables that are wide. "auto", the default: columns named after times, as the years or months of a statistic, are read as rows. "rows": every row is a
   * series of its numbers. "none": columns as they stand.
   */
  readonly wide?: WideChoice;
  /** Which of several rows of one time and series is kept, or that their mean stands in their place. Default: refused, but for few that are equal in all. */
  readonly duplicates?: DuplicateRule;
  /** Rule for missing values. Default: refuse them. */
  readonly missing?: MissingRule;
  /** The decimal mark of the numbers, "." or ",". Default: found, column by column and by what the others prove; what stays open is refused. */
  readonly decimal?: DecimalMark;
  /** Texts or numbers that stand for a missing value, beside an empty cell, NA, NaN, NULL, None, --, #N/A and the like: [-200, "n/d"]. Default: none */
  readonly missingValues?: readonly (string | number)[];
  /** The text's encoding, by a name of the Encoding Standard such as "shift_jis" or "gb18030". Default: found, and said where it is not UTF-8. */
  readonly encoding?: string;
  /** Rows above the header, titles and the like, blank ones counted. Default: found, and said. */
  readonly skipRows?: number;
  /** Stops the reading, which then ends in the error `Stopped`. */
  readonly signal?: ListenedSignal;
}

const nameOrNames = rule(
  "a column name, or a list of them",
  (value) => text.allows(value) || columnNamesRule.allows(value),
  'Give e.g. "store" or ["store", "item"].',
);

export const READ_OPTIONS = {
  target: columnNamesRule,
  inputs: columnNamesRule,
  time: text,
  timeFormat: timeFormatRule,
  series: nameOrNames,
  wide: oneOf(...WIDE_CHOICES),
  duplicates: oneOf(...DUPLICATE_RULES),
  missing: oneOf(...MISSING_RULES),
  decimal: oneOf(...DECIMAL_MARKS),
  missingValues: missingValuesRule,
  encoding: encodingRule,
  skipRows: integer(0),
  signal: listenedSignalRule,
} satisfies OptionRules<ReadOptions>;

/** A file as a series, and what was chosen on the way. */
export interface ReadTable {
  /** The inputs and targets alone, complete: no NaN. */
  readonly series: Series;
  readonly targets: readonly string[];
  readonly inputs: readonly string[];
  /** The column whose values name the segments; null where the file holds one series. */
  readonly seriesColumn: string | null;
  /** Columns that are no inputs, unasked, since they have one value in all rows. */
  readonly constants: readonly { readonly column: string; readonly value: number }[];
  /** Findings, omissions and fills, in plain English. */
  readonly notes: readonly string[];
  readonly missing: MissingRule | "none";
  /** How the cells were read, for a model to read others so. */
  readonly notation: TableNotation;
}
