import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import type { StoredText } from "../host.js";
import { latin1 } from "./bytes.js";
import { encodingName } from "./encoding-names.js";
import { foreignReadings } from "./foreign-text.js";
import { japaneseOf } from "./japanese.js";

/** An encoding of text, by its name in the Encoding Standard. Windows-1252 holds Latin-1. */
export type Encoding = string;

/**
 * The encoding of a text by its first bytes, or by later ones.
 *
 * @param rowsBefore rows before the bytes, for the row that an error names
 * @throws InputError, with the way to UTF-8, where they are of none that is read
 */
export function encodingOf(file: string, bytes: Uint8Array, rowsBefore = 0): Encoding {
  if (isUtf32(bytes)) {
    const rule = "this text is UTF-32, which is not read. Save it as UTF-8, for one with: iconv -f UTF-32 -t UTF-8.";
    throw new InputError({ file }, rule);
  }
  const mark = latin1(bytes.subarray(0, 2));
  if (mark === "\xff\xfe") return "utf-16le";
  if (mark === "\xfe\xff") return "utf-16be";
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const wide = (["utf-16le", "utf-16be"] as const).find((encoding) => isText(bytes.subarray(0, 4096), encoding));
    if (wide !== undefined) return wide;
    throw nulBytes(file, rowsBefore + rowOfByte(bytes, zero));
  }
  const japanese = japaneseOf(bytes);
  if (japanese === "iso-2022-jp") return japanese; // ASCII alone, which is UTF-8 too
  if (isUtf8(bytes)) return "utf-8";
  if (japanese !== null) return japanese;
  const foreign = foreignReadings(bytes);
  if (foreign.length > 0) throw foreignText(file, foreign);
  const unused = bytes.findIndex((byte) => UNUSED.has(byte));
  if (unused < 0) return "windows-1252";
  throw new InputError(
    { file, row: rowsBefore + rowOfByte(bytes, unused) },
    `the text is neither UTF-8 nor Windows-1252, got the byte 0x${bytes[unused]!.toString(16)}. Save it as UTF-8, ` +
      "or name its encoding with `encoding`.",
  );
}

/** To read a text of another script as Western letters would be a guess that nobody can undo in a model. */
function foreignText(file: string, readings: ReturnType<typeof foreignReadings>): InputError {
  const known = readings.map(({ encoding, reads }) => `"${encoding}" reads ${quoted(reads)}`);
  return new InputError(
    { file },
    `the text is not UTF-8, and its words are of no Western language. Save it as UTF-8, or name its encoding with \`encoding\`: ${listed(known)}.`,
  );
}

/**
 * The text of the first bytes, without a byte order mark; a character cut off at their end is left out.
 *
 * @throws InputError where it holds NUL characters: by another encoding it may be none
 */
export function decodeHead(file: string, bytes: Uint8Array, encoding: Encoding): string {
  const text = decoderOf(encoding, false)(bytes).replace(/^\ufeff/, "");
  const zero = text.indexOf("\0");
  if (zero >= 0) throw nulBytes(file, text.slice(0, zero).split("\n").length);
  return text;
}

function nulBytes(file: string, row: number): InputError {
  return new InputError(
    { file },
    `this is a binary file, or a text with NUL bytes, the first one in row ${row}. ` +
      "Give a CSV text (plain or .gz), an Excel workbook (.xlsx) or a Parquet file; NUL bytes are taken out of a text with: tr -d '\\000'.",
  );
}

interface EncodedText extends StoredText {
  /** As errors call it. */
  readonly file: string;
  readonly encoding: Encoding;
}

/** A text as a stream of UTF-8. */
export async function* inUtf8({ file, stored, gzip, encoding }: EncodedText): AsyncGenerator<string> {
  const decode = decoderOf(encoding);
  const decodedOrRefused = (part?: Uint8Array) => {
    try {
      return decode(part);
    } catch {
      const rule = `the text is ${encodingName(encoding)} at first and not to its end. Is it complete? Else save it as UTF-8.`;
      throw new InputError({ file }, rule);
    }
  };
  for await (const part of stored.pieces(gzip)) yield decodedOrRefused(part);
  yield decodedOrRefused();
}

/** Decodes piece after piece; none is the end, where a cut character is an error. Not TextDecoder for Windows-1252: some releases of Node.js take it for Latin-1. */
function decoderOf(encoding: Encoding, fatal = true): (piece?: Uint8Array) => string {
  if (encoding === "windows-1252") {
    return (piece) => latin1(piece ?? Uint8Array.of()).replace(/\p{Cc}/gu, (c) => HIGH[c.charCodeAt(0) - 0x80] ?? c);
  }
  const decoder = new TextDecoder(encoding, { fatal });
  return (piece) => decoder.decode(piece, { stream: piece !== undefined });
}

/** Characters of the bytes 0x80 to 0x9f in Windows-1252; five bytes have none. */
const HIGH = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function isUtf8(bytes: Uint8Array): boolean {
  try {
    decoderOf("utf-8")(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether bytes are text in units of four, by their mark, or as lines of characters that each have at least one NUL byte. */
function isUtf32(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096);
  return [true, false].some((isBig) => {
    if (start.length < 8 || start.length % 4 > 0) return false;
    const view = new DataView(start.buffer, start.byteOffset);
    const units = Array.from({ length: start.length / 4 }, (_, k) => view.getUint32(4 * k, !isBig));
    if (units[0] === 0xfeff) units.shift();
    return (
      units.every((unit) => unit >= 0x09 && unit <= 0x10ffff) &&
      LINES.test(String.fromCodePoint(...units).replaceAll("\t", " "))
    );
  });
}

/** Whether the bytes are lines of text in that encoding. */
function isText(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    return LINES.test(decoderOf(encoding)(bytes).replaceAll("\t", " "));
  } catch {
    return false;
  }
}

const LINES = /^[^\p{Cc}]+[\r\n]+[^\p{Cc}\t\r\n]/u;

/** The 1-based row in which a byte stands. */
function rowOfByte(bytes: Uint8Array, at: number): number {
  return 1 + bytes.subarray(0, at).reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
}
