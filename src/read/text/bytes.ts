/** The bytes as characters of the same numbers: Latin-1. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += PIECE) {
    text += String.fromCharCode.apply(null, bytes.subarray(from, from + PIECE) as unknown as number[]);
  }
  return text;
}

/** Arguments of one call: the stack holds some hundred thousand. */
const PIECE = 16_384;

/** The bytes whose numbers the characters have. */
export function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, k) => text.charCodeAt(k));
}

/** The bytes as UTF-8, a byte order mark kept. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether all bytes are ASCII: four at a time, since all of a large file is looked at. */
export function isAscii(bytes: Uint8Array): boolean {
  const begin = Math.min(bytes.length, (4 - (bytes.byteOffset % 4)) % 4);
  const count = (bytes.length - begin) >> 2;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + begin, count);
  let all = 0;
  for (let k = 0; k < count; k++) all |= words[k]!;
  if ((all & 0x80808080) !== 0) return false;
  for (let k = 0; k < begin; k++) all |= bytes[k]!;
  for (let k = begin + 4 * count; k < bytes.length; k++) all |= bytes[k]!;
  return (all & 0x80808080) === 0;
}
