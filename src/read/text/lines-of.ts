import type { StoredText } from "../host.js";

/** The lines of a text in UTF-8 with their ends, in the order of the file. */
export async function* linesOf({ stored, gzip }: StoredText): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let rest = "";
  for await (const part of stored.pieces(gzip)) {
    // A return at the end may be half of a line end.
    const lines = (rest + decoder.decode(part, { stream: true })).split(/(?<=\r\n|\n|\r(?!\n|$))/);
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest + decoder.decode();
}

/** A text each of whose lines is made another one. */
export async function* mappedLines(text: StoredText, map: (line: string) => string): AsyncGenerator<string> {
  for await (const line of linesOf(text)) yield map(line);
}
