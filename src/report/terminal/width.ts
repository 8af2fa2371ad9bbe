/** Columns a text takes in a terminal: wide East Asian characters take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (ZERO.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The text cut to at most `width` columns; "..." marks a cut. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = "";
  for (const character of text) {
    if (displayWidth(cut + character) > width - 3) break;
    cut += character;
  }
  return `${cut}...`;
}

/** Lines of at most `width` columns, broken at spaces and between wide characters. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== "" && displayWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? piece.trimStart() : piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** U+200B to U+200D take no room; variation selectors are among the marks. */
const ZERO = /\p{Mn}|\u200b|\u200c|\u200d/u;
/** A wide character with the closing marks after it, or a word with the spaces after it. */
const PIECES =
  /[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffe6][\u3001\u3002\uff09\uff0c\uff0e\u300d]*\s*|[^\s\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffe6]+\s*|\s+/gu;
