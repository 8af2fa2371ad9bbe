import { InputError } from "../../core/errors.js";
import type { StoredText } from "../host.js";

/** Stands between cells where quotes are undone: no text holds it. */
export const SEPARATOR = "\x1f";

interface QuotedText extends StoredText {
  /** As errors call it. */
  readonly file: string;
  readonly delimiter: string;
}

/** Whether a text holds a quote anywhere. */
export async function hasQuotes({ stored, gzip }: StoredText): Promise<boolean> {
  for await (const part of stored.pieces(gzip)) if (part.includes(QUOTE)) return true;
  return false;
}

/** A text without its quotes: cells end in `SEPARATOR`, lines at line ends, and a line end within quotes is a blank. */
export async function* withoutQuotes({ file, delimiter, stored, gzip }: QuotedText): AsyncGenerator<Uint8Array> {
  const cut = delimiter.charCodeAt(0);
  let state = CELL_START;
  for await (const part of stored.pieces(gzip)) {
    const cells = new Uint8Array(part.length + 1); // a quote that was the last byte may be told only now
    let length = 0;
    for (const byte of part) {
      if (state === QUOTED) {
        if (byte === QUOTE) state = QUOTE_IN_QUOTED;
        else cells[length++] = byte === LINE_FEED || byte === RETURN ? BLANK : byte;
        continue;
      }
      if (byte === QUOTE && state !== PLAIN) {
        // Two of them within quotes are one.
        if (state === QUOTE_IN_QUOTED) cells[length++] = QUOTE;
        state = QUOTED;
        continue;
      }
      const isEnd = byte === cut || byte === LINE_FEED || byte === RETURN;
      cells[length++] = byte === cut ? SEPARATOR.charCodeAt(0) : byte;
      if (isEnd) state = CELL_START;
      else if (byte !== BLANK) state = PLAIN;
    }
    yield cells.subarray(0, length);
  }
  if (state !== QUOTED) return;
  throw new InputError({ file }, "a quote is opened and never closed. Close it, or double it inside a cell.");
}

const CELL_START = 0;
const PLAIN = 1;
const QUOTED = 2;
const QUOTE_IN_QUOTED = 3;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BLANK = 0x20;
