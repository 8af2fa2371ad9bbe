import { joined } from "./bytes.js";

/** Bytes in pieces of one size, the last one aside: what is decided by the first pieces is then the same however a host reads. */
export async function* evenPieces(pieces: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : joined([rest, piece]);
    let from = 0;
    for (; from + size <= bytes.length; from += size) yield bytes.subarray(from, from + size);
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) yield rest;
}
