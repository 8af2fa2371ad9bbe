import { createReadStream } from "node:fs";

const LINE_FEED = 0x0a;

/**
 * The lines of a file as the bytes that they are, without the line feed, the last one with or without it: a damaged byte is no
 * character of any encoding, and a text would have lost it.
 */
export async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...begun, piece.subarray(from, end)]);
      begun = [];
      from = end + 1;
    }
    begun.push(piece.subarray(from));
  }
  yield Buffer.concat(begun);
}
