/**
 * Which Japanese encoding a text that is not UTF-8 has, by its first bytes; null for none.
 *
 * - EUC-JP: all bytes decode strictly, two characters or more of two bytes. Accents of Western text do not come in pairs.
 * - Shift-JIS: all bytes decode strictly, and of the characters of two bytes two or more, and one in three, have a first byte from 0x81 to
 *   0x9f and a second one that is no ASCII. A strict look alone would not do: an accent with the letter after it decodes as well.
 */
export function japaneseOf(bytes: Buffer): "euc-jp" | "shift_jis" | null {
  if (decodes(bytes, "euc-jp") && count(bytes, /[\xa1-\xfe]{2}/g) >= 2) return "euc-jp";
  if (!decodes(bytes, "shift_jis")) return null;
  const sure = count(bytes, SHIFT_JIS, (pair) => pair <= "\x9f\xff" && pair.charCodeAt(1) >= 0x80);
  return sure >= 2 && 3 * sure >= count(bytes, SHIFT_JIS) ? "shift_jis" : null;
}

/** Characters of two bytes; those of one, which may look like a second byte, are passed over by themselves. */
const SHIFT_JIS = /[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]/g;

function count(bytes: Buffer, pattern: RegExp, counts: (found: string) => boolean = () => true): number {
  return (bytes.toString("latin1").match(pattern) ?? []).filter(counts).length;
}

/** A character that is cut off at the end does not count. */
function decodes(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
