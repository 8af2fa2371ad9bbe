/**
 * A text out of somebody's data as a terminal, a message or a page may show it: control characters, which could clear the screen or
 * move its cursor, and marks that turn the direction of writing around stand as escapes. All other text stays as it is.
 *
 * @example
 * visible("a\u001b[2Jb\n"); // "a\\x1b[2Jb\\n"
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, escaped);
}

/** The same for a text of several lines, whose line ends stay. */
export function visibleLines(text: string): string {
  return text.replace(HIDDEN, (character) => (character === "\n" ? character : escaped(character)));
}

/** Control characters (C0, DEL, C1), line and paragraph separators, marks of direction, half surrogate pairs. */
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return SHORT[character] ?? (code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`);
}
