import { flag, group, isList, oneOf, orNull, required, rule, text, texts } from "../core/rules.js";
import { type Category, categoriesRule } from "./category.js";

/** Marks that part the decimals of a number. */
export const DECIMAL_MARKS = [".", ","] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** A list of texts and numbers that stand for a missing value. */
export const missingValuesRule = rule(
  "a list of texts and numbers that stand for a missing value",
  (value) => isList(value) && value.every(isValue),
  'Give e.g. [-200, "n/d"], or [] for none.',
);

function isValue(value: unknown): boolean {
  return typeof value === "string" ? value.trim() !== "" : typeof value === "number" && Number.isFinite(value);
}

/** How the cells of a table were read, as far as another table may leave it open. */
export interface TableNotation {
  /** The decimal mark; null where no number shows one, or columns differ. */
  readonly decimal: DecimalMark | null;
  /** Texts and numbers that stand for a missing value, beside the usual ones. */
  readonly missingValues: readonly string[];
  /** The pattern of the times, as `timeFormat` takes it; null without times, and where no pattern says it. */
  readonly timeFormat: string | null;
  /** Columns of texts that were read as inputs of 1 and 0. */
  readonly categories: readonly Category[];
  /** Whether a column counted the rows in the place of a time: numbers of another table are then no years. Left out where none did. */
  readonly isCounted?: true | undefined;
}

/** Nothing that another table may leave open. */
export const PLAIN_NOTATION: TableNotation = { decimal: null, missingValues: [], timeFormat: null, categories: [] };

/** A copy of lists of its own, as records have it. */
export function plainNotation({
  decimal,
  missingValues,
  timeFormat,
  categories,
  isCounted,
}: TableNotation): TableNotation {
  return {
    ...{ decimal, missingValues: [...missingValues], timeFormat },
    categories: categories.map(({ column, values }) => ({ column, values: [...values] })),
    ...(isCounted && { isCounted }),
  };
}

export const tableNotationRule = group({
  decimal: required(orNull(oneOf(...DECIMAL_MARKS))),
  missingValues: required(texts),
  timeFormat: required(orNull(text)),
  categories: required(categoriesRule),
  isCounted: flag,
});
