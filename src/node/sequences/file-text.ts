import { InputError } from "../../core/errors.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import { stoppedReading } from "../../read/stopped-reading.js";
import { decodeHead, encodingOf } from "../../read/text/encoding.js";
import { encodingName, encodingNamed } from "../../read/text/encoding-names.js";
import { bytesOf } from "../read/file-bytes.js";
import type { LookedAt } from "./looked-at.js";

/** Longer texts do not fit into one string. */
const MOST_BYTES = 400 * 2 ** 20;

interface TextOptions {
  readonly encoding?: string | undefined;
  readonly signal: ListenedSignal;
}

/** A whole text, without a byte order mark, lines ended by "\n". Notes say what was found. */
export async function fileText(
  looked: LookedAt,
  { encoding: given, signal }: TextOptions,
): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const { file } = looked;
  const bytes = await fileBytes(looked, signal);
  const encoding = given === undefined ? encodingOf(file, bytes) : encodingNamed(given)!;
  const text = decodeHead(file, bytes, encoding);
  const notes =
    encoding === "utf-8" || given !== undefined
      ? []
      : [`The text is not UTF-8 and was read as ${encodingName(encoding)}; \`encoding\` names another.`];
  return { text: text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text, notes };
}

/** All bytes of a file, unpacked. */
export async function fileBytes(looked: LookedAt, signal: ListenedSignal): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytesOf(looked)) {
    if (signal.aborted) throw stoppedReading(looked.file);
    pieces.push(piece);
    length += piece.length;
    if (length > MOST_BYTES) {
      const most = MOST_BYTES / 2 ** 20;
      throw new InputError({ file: looked.file }, `the file must have at most ${most} MB unpacked, got more. Cut it.`);
    }
  }
  return Buffer.concat(pieces);
}
