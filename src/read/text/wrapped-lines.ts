import { chooseDelimiter } from "./delimiter.js";

/** Of the first lines, those that stand in quotes as a whole where the lines of a text do: the header may be none of them. */
const MOSTLY = 0.8;
const FEWEST = 2;
const MOST_LINES = 200;

/**
 * Whether every line of a text is one cell in quotes that holds a row: a program that takes commas for a part of a text writes
 * `"2020-01-01,""9.5"",""3"""`.
 */
export function areWrapped(text: string): boolean {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, MOST_LINES);
  const wrapped = lines.filter((line) => WRAPPED.test(line));
  if (wrapped.length < Math.max(FEWEST, MOSTLY * lines.length)) return false;
  const { delimiter, start } = chooseDelimiter(lines.map(unwrapped).join("\n"), undefined);
  return delimiter !== "none" && delimiter !== "space" && start.kinds.values.length > 0;
}

/** One cell in quotes: each quote within it is doubled. */
const WRAPPED = /^\s*"(?:[^"]|"")+"\s*$/;

/** The row that a line in quotes holds, with its line end; any other line as it is. */
export function unwrapped(line: string): string {
  if (!WRAPPED.test(line)) return line;
  const end = /[\r\n]*$/.exec(line)![0];
  return line.trim().slice(1, -1).replaceAll('""', '"') + end;
}
