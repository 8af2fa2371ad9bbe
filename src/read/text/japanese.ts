import { latin1 } from "./bytes.js";

/**
 * Which Japanese encoding a text has, by its first bytes; null for none. Only of ISO-2022-JP the text may be UTF-8 too.
 *
 * - ISO-2022-JP: ASCII, an escape to characters of two bytes among it, and it decodes strictly.
 * - EUC-JP: all bytes decode strictly, two characters or more of two bytes. Accents of Western text do not come in pairs. Chinese (GB 2312),
 *   Korean (EUC-KR) and Russian (KOI8-R) do, so there must be kana, which practically all running Japanese has and those have not; or, since
 *   the names of a table may be kanji alone, at most one character in twenty beyond the common kanji (from 0xd0 on), where a quarter of Chinese and
 *   half of Russian text lies. The limits: Hangul lies among the common kanji, so that Korean is still taken for EUC-JP, as is Chinese
 *   of a few characters that all are below 0xd0; and kanji alone, rare ones among few, are not. The note on the encoding and the option are for these.
 * - Shift-JIS: all bytes decode strictly, and of the characters of two bytes two or more, and one in three, have a first byte from 0x81 to
 *   0x9f and a second one that is no ASCII. A strict look alone would not do: an accent with the letter after it decodes as well. Of fewer characters,
 *   as in a header of two kanji, none may stand behind a Latin letter or before a small one, and one must be other than a Western letter or quote before a small letter, such as
 *   the first two of Œuvre; or all of them are katakana of half width, in words of their own.
 */
export function japaneseOf(bytes: Uint8Array): "iso-2022-jp" | "euc-jp" | "shift_jis" | null {
  if (hasEscape(bytes) && decodes(bytes, "iso-2022-jp")) return "iso-2022-jp";
  if (decodes(bytes, "euc-jp") && isJapanese(bytes)) return "euc-jp";
  if (!decodes(bytes, "shift_jis")) return null;
  const sure = count(bytes, SHIFT_JIS, (pair) => pair <= "\x9f\xff" && pair.charCodeAt(1) >= 0x80);
  const isSure = sure >= 2 && 3 * sure >= count(bytes, SHIFT_JIS);
  return isSure || isFewKanji(bytes) || isKatakana(bytes) ? "shift_jis" : null;
}

/** Whether an escape to characters of two bytes stands in it. */
function hasEscape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 1)) {
    if (bytes[at + 1] === DOLLAR && (bytes[at + 2] === LETTER_B || bytes[at + 2] === AT_SIGN)) return true;
  }
  return false;
}

const ESCAPE = 0x1b;
const DOLLAR = 0x24;
const LETTER_B = 0x42;
const AT_SIGN = 0x40;

function isFewKanji(bytes: Uint8Array): boolean {
  const text = latin1(bytes);
  const pairs = [...text.matchAll(SHIFT_JIS)];
  // Bytes of one character that are no katakana behind one of two are Western.
  if (pairs.length === 0 || /[\xa0-\xdf]/.test(text.replace(SHIFT_JIS, ""))) return false;
  const isFree = pairs.every(
    ({ 0: pair, index }) =>
      pair <= "\x9f\xff" && !/[A-Za-z]/.test(text[index - 1] ?? "") && !/[a-z]/.test(text[index + 2] ?? ""),
  );
  return isFree && pairs.some(({ 0: pair }) => !WESTERN.test(pair));
}

/** Letters and quotes of Windows-1252 before a small letter. */
const WESTERN = /^[\x83\x8a\x8c\x8e\x91-\x94\x9a\x9c\x9e\x9f][a-z]/;

/** Whether all that is no ASCII are katakana of half width, in words of two and more, with no Latin letter beside them. */
function isKatakana(bytes: Uint8Array): boolean {
  const text = latin1(bytes);
  const words = [...text.matchAll(/[\x80-\xff]+/g)];
  const isWord = ({ 0: word, index }: RegExpMatchArray & { readonly index: number }) =>
    /^[\xa6-\xdf]{2,}$/.test(word!) && !/[A-Za-z]/.test(`${text[index - 1] ?? ""}${text[index + word!.length] ?? ""}`);
  return words.reduce((sum, [word]) => sum + word.length, 0) >= 3 && words.every(isWord);
}

/** Whether characters of EUC-JP are likely ones. */
function isJapanese(bytes: Uint8Array): boolean {
  const all = count(bytes, EUC_JP, (character) => character >= "\xa1");
  const kana = count(bytes, EUC_JP, (character) => /^[\xa4\xa5]/.test(character));
  const rare = count(bytes, EUC_JP, (character) => character >= "\xd0");
  return all >= 2 && (kana > 0 || 20 * rare <= all);
}

/** Characters of two bytes; those after a shift, of a katakana of half width or of the supplement, are passed over. */
const EUC_JP = /\x8e[\xa1-\xdf]|\x8f[\xa1-\xfe]{2}|[\xa1-\xfe]{2}/g;

/** Characters of two bytes; those of one, which may look like a second byte, are passed over by themselves. */
const SHIFT_JIS = /[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]/g;

function count(bytes: Uint8Array, pattern: RegExp, counts: (found: string) => boolean = () => true): number {
  return (latin1(bytes).match(pattern) ?? []).filter(counts).length;
}

/** A character that is cut off at the end does not count. */
function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
