import { looksLikeNumber } from "../../read/numbers/notation.js";
import { fileText } from "./file-text.js";
import { eachFile, type SequenceFormat } from "./format.js";
import type { LookedAt } from "./looked-at.js";
import type { Reading } from "./options.js";
import { offsetsOf, type SequencePart } from "./part.js";

/** Plain text, a character a step: symbols are sorted by code point. */
export const prose: SequenceFormat = {
  name: "a plain text",
  options: ["encoding"],
  fits: (looked, { task, target, sequence, inputs, channels }) =>
    task === "chars" ||
    (task === undefined &&
      [target, sequence, inputs, channels].every((given) => given === undefined) &&
      isProse(looked)),
  read: eachFile(readProse),
};

/** How texts are called; one of another ending, such as a program, is read by the task "chars" alone. */
const PROSE = /\.(?:txt|text|md|markdown|rst|tex)$|^[^.]+$/i;
/** Of the lines of a table, those that have no number in them. */
const MOST_WITHOUT = 0.7;

/** Whether a text is no table: hardly a line has a number in it. */
export function isProse({ name, text }: LookedAt): boolean {
  if (!PROSE.test(name) || text.includes("\0")) return false;
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const without = lines.filter((line) => !line.split(/[\s,;|]+/).some((cell) => cell !== "" && looksLikeNumber(cell)));
  return without.length > MOST_WITHOUT * lines.length && /\p{L}/u.test(text);
}

async function readProse(looked: LookedAt, options: Reading): Promise<SequencePart> {
  const { text, notes } = await fileText(looked, options);
  let length = 0;
  const seen = new Set<string>();
  for (const symbol of text) {
    seen.add(symbol);
    length++;
  }
  const columns = [...seen].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  const codeOf = new Map(columns.map((symbol, k) => [symbol, k]));
  const codes = new Uint16Array(length);
  let at = 0;
  for (const symbol of text) codes[at++] = codeOf.get(symbol)!;
  return {
    columns,
    isOpen: true,
    names: [looked.name],
    offsets: offsetsOf([length]),
    steps: { kind: "symbols", codes },
    labels: null,
    parts: null,
    notes,
  };
}
