// Encodings that the runtime decodes and does not encode: by what every pair of bytes decodes to.
const tables = new Map();

/** A text as bytes. */
export function encoded(text, encoding) {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-8 bom") return Buffer.from(`\ufeff${text}`);
  if (encoding === "utf-16le") return Buffer.from(`\ufeff${text}`, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  const table = tableOf(encoding);
  return Buffer.from(
    Array.from(text).flatMap((character) => {
      const bytes = character < "\x80" ? [character.charCodeAt(0)] : table.get(character);
      if (bytes === undefined) throw new Error(`${encoding} has no ${JSON.stringify(character)}`);
      return bytes;
    }),
  );
}

function tableOf(encoding) {
  if (tables.has(encoding)) return tables.get(encoding);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map();
  const add = (bytes) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // no character
    }
  };
  for (let first = 0x80; first < 0x100; first++) add([first]);
  for (let first = 0x80; first < 0x100; first++) for (let second = 0x40; second < 0x100; second++) add([first, second]);
  tables.set(encoding, table);
  return table;
}
