import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

interface TextFile {
  /** In UTF-8. */
  readonly path: string;
  readonly gzip: boolean;
}

/** The lines of a text with their ends, in the order of the file. */
export async function* linesOf({ path, gzip }: TextFile): AsyncGenerator<string> {
  const stream: Readable = gzip ? createReadStream(path).pipe(createGunzip()) : createReadStream(path);
  stream.setEncoding("utf8");
  let rest = "";
  for await (const part of stream as AsyncIterable<string>) {
    // A return at the end may be half of a line end.
    const lines = (rest + part).split(/(?<=\r\n|\n|\r(?!\n|$))/);
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest;
}

/** A text each of whose lines is made another one. */
export function mappedLines(text: TextFile, map: (line: string) => string): Readable {
  async function* mapped(): AsyncGenerator<string> {
    for await (const line of linesOf(text)) yield map(line);
  }
  return Readable.from(mapped(), { objectMode: false });
}
