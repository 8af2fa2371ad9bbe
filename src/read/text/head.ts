import { InputError } from "../../core/errors.js";
import type { Stored, StoredText } from "../host.js";
import { isAscii, joined, latin1 } from "./bytes.js";
import { decodeHead, type Encoding, encodingOf } from "./encoding.js";
import { encodingNamed } from "./encoding-names.js";
import { evenPieces } from "./even-pieces.js";
import { markupOf } from "./markup.js";

/** Findings from a file's first bytes. */
export type FileHead =
  | { readonly kind: "parquet" }
  | { readonly kind: "workbook" }
  | {
      readonly kind: "text";
      readonly gzip: boolean;
      readonly encoding: Encoding;
      /** The first lines, whole ones unless a line is longer than the head; without a byte order mark. */
      readonly text: string;
    };

const PIECE_BYTES = 64 * 1024;
const HEAD_BYTES = 4 * PIECE_BYTES;
/** Of a table so wide that its first lines are longer, or that stands below so many comments. */
const MOST_HEAD_BYTES = 16 * HEAD_BYTES;
const FEWEST_LINES = 4;
/** "#", "%" and "!" at the beginning of a line. */
const COMMENT_SIGNS = [0x23, 0x25, 0x21];

/**
 * Looks at the first 256 kB of a file, unpacked, or at its first lines where they are longer.
 *
 * @param given the name of the text's encoding; left out, it is found
 * @throws InputError when it is empty, packed in a way other than gzip, or no text.
 */
export async function readHead({ file, stored }: HeadOf, given?: string): Promise<FileHead> {
  const packed = await firstBytes({ stored, gzip: false });
  const gzip = packed.bytes[0] === 0x1f && packed.bytes[1] === 0x8b;
  const { bytes, isWhole } = gzip ? await firstBytes({ stored, gzip }) : packed;
  if (bytes.length === 0) throw new InputError({ file }, "the file is empty. It must hold a table with numbers.");
  const start = latin1(bytes.subarray(0, 64));
  if (PARQUET.test(start)) {
    if (given === undefined) return { kind: "parquet" };
    throw new InputError(
      { file },
      "`encoding` goes with a text, and this is a Parquet file, whose texts are UTF-8 always. Leave `encoding` out.",
    );
  }
  if (!gzip && start.startsWith(ZIP) && (await isWorkbook(stored))) {
    if (given === undefined) return { kind: "workbook" };
    throw new InputError(
      { file },
      "`encoding` goes with a text, and this is an Excel workbook, whose texts are UTF-8 always. Leave `encoding` out.",
    );
  }
  const other = OTHERS.find(([magic]) => start.startsWith(magic));
  if (other) throw new InputError({ file }, `this is ${other[1]}. ${other[2]}`);
  const encoding =
    given === undefined ? await foundEncoding(file, { stored, gzip, bytes, isWhole }) : encodingNamed(given)!;
  const decoded = decodeHead(file, bytes, encoding);
  const text = isWhole ? decoded : wholeLines(decoded);
  const markup = markupOf(text);
  if (markup === "HTML") {
    throw new InputError(
      { file },
      "this is a page (HTML), as some programs write for Excel. Open it in a spreadsheet and save it as .xlsx or CSV.",
    );
  }
  if (markup !== null) {
    throw new InputError({ file }, `this looks like ${markup}. Convert it to CSV, one row for each timestamp.`);
  }
  return { kind: "text", gzip, encoding, text };
}

interface HeadOf {
  /** As errors call it. */
  readonly file: string;
  readonly stored: Stored;
}

interface Looked extends StoredText {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

/** Whether a ZIP archive is a workbook: the names of its files stand at its end. */
async function isWorkbook(stored: Stored): Promise<boolean> {
  const size = await stored.size();
  return latin1(await stored.slice(Math.max(0, size - NAMES_BYTES), size)).includes("xl/workbook.");
}

/** Of a workbook, the names of all sheets and pictures. */
const NAMES_BYTES = 256 * 1024;

/** The encoding by the first bytes; where they are ASCII alone, which says nothing, by the first ones that are not. */
async function foundEncoding(file: string, { stored, gzip, bytes, isWhole }: Looked): Promise<Encoding> {
  const encoding = encodingOf(file, bytes);
  if (encoding !== "utf-8" || isWhole || !isAscii(bytes)) return encoding;
  let rows = 0;
  let before: Uint8Array = Uint8Array.of();
  for await (const part of evenPieces(stored.pieces(gzip), PIECE_BYTES)) {
    if (before.length > 0) return encodingOf(file, joined([before, part]), rows);
    if (isAscii(part)) rows += newLines(part);
    else before = part;
  }
  return before.length > 0 ? encodingOf(file, before, rows) : encoding;
}

function newLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++;
  return count;
}

/** First bytes, which no header of a CSV file has: columns may be called PAR1 or PK. */
const PARQUET = /^PAR1.*[^\P{Cc}\t\n\r]/su;
const ZIP = "PK\x03\x04";
const UNPACK = "Unpack it.";
const GIVE = "Give its table as CSV, Excel (.xlsx) or Parquet.";
/** Beginnings of files that are no tables as they stand. */
const OTHERS: readonly (readonly [magic: string, what: string, action: string])[] = [
  [ZIP, "a ZIP archive, or an Excel workbook that is not complete", "Unpack it, or save the sheet as CSV."],
  ["\xd0\xcf\x11\xe0", "an old Excel workbook (.xls), or one with a password", "Save it as .xlsx or CSV, without one."],
  ["\x28\xb5\x2f\xfd", "packed by zstd", UNPACK],
  ["BZh91AY", "packed by bzip2", UNPACK],
  ["\xfd7zXZ", "packed by xz", UNPACK],
  ["7z\xbc\xaf", "packed by 7-Zip", UNPACK],
  ["%PDF-", "a PDF document", GIVE],
  ["{\\rtf1", "a text document (RTF)", GIVE],
  ["\x89PNG\r\n", "a picture", GIVE],
  ["\xff\xd8\xff", "a picture", GIVE],
  ["SQLite format 3\0", "an SQLite database", GIVE],
  ["\x89HDF\r\n", "an HDF5 file", GIVE],
];

/** The text up to its last line end, all of it where there is none. */
function wholeLines(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1 || text.length);
}

async function firstBytes({
  stored,
  gzip,
}: StoredText): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let lines = 0;
  let [isLineStart, isCommented] = [true, false];
  let isWhole = true;
  for await (const part of evenPieces(stored.pieces(gzip), PIECE_BYTES)) {
    parts.push(part);
    length += part.length;
    for (const byte of part) {
      const isEnd = byte === 0x0a || byte === 0x0d;
      if (isEnd && !isCommented) lines++;
      isCommented = isEnd ? false : isCommented || (isLineStart && COMMENT_SIGNS.includes(byte));
      isLineStart = isEnd;
    }
    if (length >= MOST_HEAD_BYTES || (length >= HEAD_BYTES && lines >= FEWEST_LINES)) {
      isWhole = false;
      break;
    }
  }
  return { bytes: joined(parts), isWhole };
}
