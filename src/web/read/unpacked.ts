import { Gunzip } from "fflate";
import { InputError } from "../../core/errors.js";
import { crcOf } from "./crc.js";

/** A packed part ends with the checksum and the length of what is in it. */
const TRAILER = 8;

/**
 * The bytes of a packed file, unpacked. Not by the browser's own `DecompressionStream`, which refuses a file of several parts, as bgzip and a log that
 * is packed day by day write them.
 *
 * @throws InputError where the file ends too soon or is damaged: of several parts the last one is compared with its checksum
 */
export async function* unpacked(packed: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  let [crc, length] = [0, 0];
  const gunzip = new Gunzip((piece) => {
    if (piece.length === 0) return;
    out.push(piece);
    crc = crcOf(piece, crc);
    length = (length + piece.length) >>> 0;
  });
  gunzip.onmember = () => {
    [crc, length] = [0, 0];
  };
  const push = (piece: Uint8Array, isLast: boolean): Uint8Array[] => {
    out = [];
    try {
      gunzip.push(piece, isLast);
    } catch (error) {
      throw damaged(file, /EOF/.test((error as Error).message) ? "unexpected end of file" : "incorrect data");
    }
    return out;
  };
  let tail = new Uint8Array();
  for await (const piece of packed) {
    tail = Uint8Array.of(...tail, ...piece.subarray(-TRAILER)).slice(-TRAILER);
    yield* push(piece, false);
  }
  yield* push(new Uint8Array(), true);
  const wrong = wrongTrailer(tail, crc, length);
  if (wrong !== null) throw damaged(file, wrong);
}

/** What is wrong with the end of a packed part, in the words that Node.js has for it; null where nothing is. */
function wrongTrailer(tail: Uint8Array, crc: number, length: number): string | null {
  const right = new Uint8Array(TRAILER);
  new DataView(right.buffer).setUint32(0, crc, true);
  new DataView(right.buffer).setUint32(4, length, true);
  const agrees = (bytes: number) =>
    tail.length >= bytes && right.subarray(0, bytes).every((byte, k) => byte === tail[tail.length - bytes + k]);
  if (agrees(TRAILER)) return null;
  // Two bytes of it may be there by chance alone.
  const isCut = [7, 6, 5, 4, 3].some(agrees) || tail.length < TRAILER;
  return isCut ? "unexpected end of file" : "incorrect data check";
}

/** In the words that Node.js has for it. */
function damaged(file: string, cause: string): InputError {
  return new InputError({ file }, `the file cannot be read, got ${cause}. Check that it is complete.`);
}
