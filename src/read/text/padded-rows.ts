import { isMissingToken } from "../database/missing-tokens.js";
import { looksLikeNumber } from "../numbers/notation.js";

const DELIMITERS = ["\t", ";", ",", "space"] as const;
type Delimiter = (typeof DELIMITERS)[number];

/**
 * What fills up each line of a text to the width of its longest row with missing values, so that rows of numbers that end early are rows of a table; null
 * where rows are of one length, or where cells after the first of a row are no numbers: then a delimiter too many may stand in a row.
 */
export async function rowPadding(
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<((line: string) => string) | null> {
  const found = new Map(DELIMITERS.map((delimiter) => [delimiter, { least: Number.POSITIVE_INFINITY, most: 0 }]));
  let isFirst = true;
  for await (const line of lines) {
    if (isNoRow(line)) continue;
    for (const [delimiter, widths] of found) {
      const cells = cellsOf(line, delimiter);
      const mayBe = cells.length > 1 && !line.includes('"') && (isFirst || cells.slice(1).every(isNumberOrMissing));
      if (!mayBe) found.delete(delimiter);
      widths.least = Math.min(widths.least, cells.length);
      widths.most = Math.max(widths.most, cells.length);
    }
    if (found.size === 0) return null;
    isFirst = false;
  }
  const [best] = found; // a text that holds several of them is parted by the first
  if (best === undefined || best[1].least === best[1].most) return null;
  const [delimiter, { most }] = best;
  return (line) => {
    if (isNoRow(line)) return line;
    const [end] = /[\r\n]*$/.exec(line)!;
    const cell = delimiter === "space" ? " NaN" : delimiter;
    const lacking = Math.max(0, most - cellsOf(line, delimiter).length);
    return `${line.slice(0, line.length - end.length)}${cell.repeat(lacking)}${end}`;
  };
}

function isNoRow(line: string): boolean {
  return line.trim() === "" || /^\ufeff?[#%]/.test(line);
}

function cellsOf(line: string, delimiter: Delimiter): readonly string[] {
  if (delimiter === "space") return line.trim().split(/[ \t]+/);
  return line.replace(/[\r\n]+$/, "").split(delimiter);
}

function isNumberOrMissing(cell: string): boolean {
  return isMissingToken(cell) || looksLikeNumber(cell.trim());
}
