/** A cell in quotes or without any, and the blanks behind it. */
const CELL = /("(?:[^"\\]|""|\\.)*"|[^\s"]+)(?: +|$)/gy;
/** Standing alone they part the cells themselves. */
const MARKS = new Set([",", ";", "|"]);
const MOST_LINES = 200;
/** Of the lines with several cells, those that have as many as most. */
const MOSTLY = 0.8;

/** The cells of a line that blanks part, quotes as they stand; null where a quote stands otherwise, or a tab. */
function cellsOf(line: string): readonly string[] | null {
  const text = line.trim();
  if (text === "" || text.includes("\t") || text.startsWith("#")) return null;
  CELL.lastIndex = 0;
  const cells: string[] = [];
  while (CELL.lastIndex < text.length) {
    const found = CELL.exec(text);
    if (found === null) return null;
    if (MARKS.has(found[1]!)) return null;
    cells.push(found[1]!);
  }
  return cells;
}

/** Whether blanks part the cells of a text, some of which stand in quotes, as `write.table` of R writes them. */
export function hasSpacedQuotes(text: string): boolean {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .slice(0, MOST_LINES);
  const rows = lines.map(cellsOf);
  const widths = new Map<number, number>();
  for (const cells of rows) if (cells !== null) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 0, count = 0] = [...widths].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  if (width < 2 || count < 2 || count < MOSTLY * (lines.length - 1)) return false;
  return rows.some(
    (cells) => cells !== null && cells.length >= width - 1 && cells.some((cell) => cell.startsWith('"')),
  );
}

/** Such a line with tabs between its cells; any other line as it is. */
export function withTabs(line: string): string {
  const end = /[\r\n]*$/.exec(line)![0];
  const cells = cellsOf(line.replace(/^\ufeff/, ""));
  if (cells === null) return line;
  return cells.map((cell) => (cell.startsWith('"') ? cell.replaceAll('\\"', '""') : cell)).join("\t") + end;
}
