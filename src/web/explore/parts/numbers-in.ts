/** What a text of numbers holds: the numbers, or the first word that is none, or that could be one number as well as two. */
export interface NumbersIn {
  readonly numbers: Float64Array;
  readonly bad: string | null;
  readonly ambiguous: string | null;
}

/** Two whole numbers, or one with a decimal comma. */
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;

/** Numbers of a text in their order, between blanks, commas, semicolons and line ends. */
export function numbersIn(text: string): NumbersIn {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  const groups = text.split(/[\s;]+/).filter((group) => group !== "");
  return {
    numbers: Float64Array.from(words, Number),
    bad: words.find((word) => !Number.isFinite(Number(word))) ?? null,
    ambiguous: groups.length > 1 ? (groups.find((group) => DECIMAL_COMMA.test(group)) ?? null) : null,
  };
}

/** Whether each line has as many cells as the first, two or more: a table. */
export function hasColumns(text: string): boolean {
  const widths = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.split(/[,;\t]/).length);
  return widths.length > 1 && widths[0]! > 1 && widths.every((width) => width === widths[0]);
}
