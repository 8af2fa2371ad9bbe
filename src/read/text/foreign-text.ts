import { fromLatin1, latin1 } from "./bytes.js";

/** Encodings by which such a text may be meant, the most frequent first. */
const CANDIDATES = [
  "windows-1251",
  "gb18030",
  "euc-kr",
  "big5",
  "koi8-r",
  "windows-1253",
  "windows-1255",
  "windows-874",
];
const MOST_SHOWN = 8;

/** Bytes in a row that are no ASCII: Western words have no four accents side by side, words of other scripts consist of them. */
const WORD = /[\x80-\xff]{4,}/g;
/** Of all such bytes, those in words of them. */
const MOSTLY = 0.5;

/**
 * How a text reads in the encodings that it may have, where it is none of Western Europe: its words consist of bytes that are accented letters
 * there. Nothing for a text of Western Europe.
 */
export function foreignReadings(bytes: Uint8Array): readonly { readonly encoding: string; readonly reads: string }[] {
  const text = latin1(bytes);
  const words = text.match(WORD) ?? [];
  const all = text.match(/[\x80-\xff]/g)?.length ?? 0;
  if (words.join("").length < Math.max(4, MOSTLY * all)) return [];
  const word = fromLatin1(words[0]!);
  return CANDIDATES.flatMap((encoding) => {
    try {
      const reads = new TextDecoder(encoding, { fatal: true }).decode(word);
      return /^[\p{L}\p{M}]+$/u.test(reads) ? [{ encoding, reads }] : [];
    } catch {
      return [];
    }
  }).slice(0, MOST_SHOWN);
}
