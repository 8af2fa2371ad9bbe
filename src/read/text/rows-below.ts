import { listed, quoted } from "../../core/listed.js";
import { filledOf, isRule, type Kinds } from "../columns/column-kinds.js";
import type { StoredText } from "../host.js";
import { fromLatin1, joined, latin1, utf8 } from "./bytes.js";
import type { CsvLayout } from "./csv-layout.js";
import { type CsvRecord, isComment, parseRecords } from "./csv-records.js";

/** Bytes of the end of a text, and rows of it, that are looked at. */
const TAIL_BYTES = 64 * 1024;
const MOST_ROWS = 60;
const MOST_SHOWN = 3;

/** The rows at the end of a text that are no data. */
export interface RowsBelow {
  /** Bytes of the text above them. */
  readonly from: number;
  readonly note: string;
}

/** Finds totals, footnotes, comments and empty rows below the table; null where its last row is one of data, or cannot be told. */
export async function rowsBelow(file: StoredText, layout: CsvLayout): Promise<RowsBelow | null> {
  const { tail, from } = await tailOf(file);
  const lines = latin1(tail).split(/(?<=\r\n|\n|\r(?!\n))/);
  // The first line may be the rest of one, and in a quote.
  const known = from === 0 ? lines : lines.slice(1);
  const found: CsvRecord[] = [];
  let length = 0;
  for (let k = known.length - 1; k >= Math.max(0, known.length - MOST_ROWS); k--) {
    const line = fromLatin1(known[k]!);
    const text = utf8(line);
    const record = parseRecords(text, layout.delimiter)[0]!;
    if (/[^\r\n]/.test(text)) {
      if (text.trim() !== "" && !isBelow(record, layout.kinds) && !isLoneNumber(record, found, layout.kinds)) {
        const isTable = layout.kinds.isData(record) && found.length > 0;
        return isTable ? { from: from + tail.length - length, note: noteOn(found) } : null;
      }
      found.unshift(record);
    }
    length += line.length;
  }
  return null;
}

/** The text up to a byte, unpacked. */
export async function* upTo({ stored, gzip }: StoredText, end: number): AsyncGenerator<Uint8Array> {
  let left = end;
  for await (const part of stored.pieces(gzip)) {
    yield part.subarray(0, left);
    left -= part.length;
    if (left <= 0) return;
  }
}

async function tailOf({ stored, gzip }: StoredText): Promise<{ readonly tail: Uint8Array; readonly from: number }> {
  if (!gzip) {
    const size = await stored.size();
    const from = Math.max(0, size - TAIL_BYTES);
    return { tail: await stored.slice(from, size), from };
  }
  let kept: Uint8Array[] = [];
  let [length, held] = [0, 0];
  for await (const part of stored.pieces(gzip)) {
    kept.push(part);
    length += part.length;
    held += part.length;
    if (held > 16 * TAIL_BYTES) {
      kept = [joined(kept).slice(-TAIL_BYTES)];
      held = TAIL_BYTES;
    }
  }
  const tail = joined(kept).subarray(-TAIL_BYTES);
  return { tail, from: length - tail.length };
}

/** Whether a row at the end is a total, a footnote, a comment, a rule or empty. */
function isBelow(record: CsvRecord, kinds: Kinds): boolean {
  const { cells } = record;
  const at = cells.findIndex((cell) => cell !== "");
  if (at < 0) return cells.length > 1;
  const first = cells[at]!;
  const isWhole = cells.length === kinds.width;
  if (isWhole && !kinds.values.includes(at) && kinds.values.every((j) => cells[j] !== "")) return false;
  if (isRule(record) || FOOTNOTE.test(first)) return true;
  if (namesSummary(first)) return !isWhole || kinds.values.includes(at) || kinds.values.some((j) => cells[j] === "");
  if (isWhole && filledOf(record) > 1) return false;
  if (isComment(record)) return true;
  const isSentence = /\p{L}.*\s|^\(.*\)$/u.test(cells.slice(at).join(" "));
  return isSentence && (isWhole ? kinds.values.includes(at) : cells.every((cell) => !kinds.isValue(cell)));
}

/** A number by itself above a footnote: how a missing value is written in the table. */
function isLoneNumber({ cells }: CsvRecord, below: readonly CsvRecord[], kinds: Kinds): boolean {
  return cells.length === 1 && kinds.width > 2 && below.length > 0 && kinds.isValue(cells[0]!);
}

/** Whether a cell names a total, a mean or the like of the rows above. */
export function namesSummary(cell: string): boolean {
  return SUMMARY.test(cell);
}

const SUMMARY =
  /^(?:(?:grand|sub)?[ -]?totals?|sum|summe|gesamt|insgesamt|somme|totale|suma|mean|average|avg\.?|mittel(?:wert)?|durchschnitt|moyenne|media|promedio|median|min(?:imum)?\.?|max(?:imum)?\.?|std(?:\.|ev)?|st(?:andard|\.)? ?dev(?:iation|\.)?|variance|count)(?:$|[\s:(=])|^(?:総?合計|総計|小計|計|平均|最大|最小|最高|最低|中央値|標準偏差|件数)/i;
const FOOTNOTE =
  /^(?:source|sources|notes?|footnotes?|last[ -]?update[d]?|data (?:from|source|extracted|retrieved)|updated|generated|exported|downloaded|created|copyright|©|quelle|stand|fuente|fonte|disclaimer|legend|unit|units|p ?= ?provisional|https?)\b\s*[:=.]?|^(?:\*+|†|‡|※|\(\d+ rows?\)|\(?[*¹²³]+\)?|\[\d\]|注|出典|資料|備考|単位|作成|更新)/i;

function noteOn(rows: readonly CsvRecord[]): string {
  const shown = rows
    .map(({ cells }) => cells.filter((cell) => cell !== "").join(" "))
    .filter((text) => text !== "")
    .map(quoted);
  const which = rows.length === 1 ? "The last row was" : `The last ${rows.length} rows were`;
  return shown.length === 0
    ? `${which} left out, without a value in any column.`
    : `${which} taken to be no data and left out: ${listed(shown, MOST_SHOWN)}.`;
}
