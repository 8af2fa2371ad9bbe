import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { InputError } from "../../core/errors.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import { fileBytes } from "./file-text.js";
import type { SequenceFormat } from "./format.js";
import { type LookedAt, lookAt } from "./looked-at.js";
import type { Reading } from "./options.js";
import { channelNames, codedTexts, numbered, offsetsOf, type SequencePart } from "./part.js";

/**
 * IDX files, as of MNIST: numbers in a block of some dimensions, of which the first counts sequences. A row of an image is a step; `channels: 1` makes a
 * step of every pixel. Labels are a block of one dimension in a file of its own.
 */
export const idx: SequenceFormat = {
  name: "an IDX file",
  options: ["labels", "channels"],
  fits: ({ start }) => isIdx(start),
  read: async (files, options) => {
    const parts: SequencePart[] = [];
    for (const [k, { looked }] of files.entries())
      parts.push(await readIdx(looked, k === 0 ? options : { ...options, labels: undefined }));
    return parts;
  },
};

/** How a number is stored, by the third byte. */
const STORED: Readonly<Record<number, readonly [bytes: number, at: (bytes: Buffer, at: number) => number]>> = {
  8: [1, (bytes, at) => bytes.readUInt8(at)],
  9: [1, (bytes, at) => bytes.readInt8(at)],
  11: [2, (bytes, at) => bytes.readInt16BE(at)],
  12: [4, (bytes, at) => bytes.readInt32BE(at)],
  13: [4, (bytes, at) => bytes.readFloatBE(at)],
  14: [8, (bytes, at) => bytes.readDoubleBE(at)],
};

export function isIdx(start: Buffer): boolean {
  return (
    start.length >= 8 && start[0] === 0 && start[1] === 0 && start[2]! in STORED && start[3]! >= 1 && start[3]! <= 4
  );
}

interface Block {
  readonly sizes: readonly number[];
  readonly values: Float64Array;
}

async function readIdx(looked: LookedAt, { labels, channels, signal }: Reading): Promise<SequencePart> {
  const { file } = looked;
  const { sizes, values } = await readBlock(looked, signal);
  const [count, ...inner] = sizes as [number, ...number[]];
  if (inner.length === 0) {
    throw new InputError(
      { file },
      "sequences must have 2 or 3 dimensions, got 1, as labels have. Name the file of the sequences.",
    );
  }
  const numbers = inner.reduce((product, size) => product * size, 1);
  const width = channels ?? (inner.length === 1 ? 1 : inner.at(-1)!);
  if (numbers % width > 0) {
    const rule = `\`channels\` must divide the ${numbers} numbers of a sequence, got ${width}.`;
    throw new InputError({ file }, `${rule} Take 1, or the ${inner.at(-1)} of a row.`);
  }
  const place = labels ?? (await labelsBeside(looked));
  const notes =
    labels === undefined && place !== null ? [`Labels were read from ${basename(place)}, which lies beside.`] : [];
  return {
    columns: channelNames(width),
    names: numbered(count),
    offsets: offsetsOf(new Array<number>(count).fill(numbers / width)),
    steps: { kind: "numbers", values },
    labels: place === null ? null : await readLabels(place, { file, count, signal }),
    parts: null,
    notes,
  };
}

interface Labelled {
  readonly file: string;
  readonly count: number;
  readonly signal: ListenedSignal;
}

/** Labels of a block of one dimension. */
async function readLabels(place: string, { file, count, signal }: Labelled): Promise<SequencePart["labels"]> {
  const looked = await lookAt(place);
  if (!isIdx(looked.start)) {
    throw new InputError(
      { file: place },
      "labels of an IDX file must be an IDX file too, got another. Name that of the labels.",
    );
  }
  const { sizes, values } = await readBlock(looked, signal);
  if (sizes.length !== 1 || sizes[0] !== count) {
    const rule = `there must be a label for each of the ${count} sequences of ${file}, got ${sizes.join(" x ")}.`;
    throw new InputError({ file: place }, `${rule} Name the file that belongs to it.`);
  }
  const coded = codedTexts(Array.from(values, String));
  // Whole numbers are classes, however few sequences there are.
  const listed = values.every(Number.isInteger) ? [...coded.texts].sort((a, b) => Number(a) - Number(b)) : null;
  return { name: "label", of: "sequence", kind: "texts", ...coded, listed };
}

async function readBlock(looked: LookedAt, signal: ListenedSignal): Promise<Block> {
  const bytes = await fileBytes(looked, signal);
  const [width, at] = STORED[bytes[2]!]!;
  const dimensions = bytes[3]!;
  const sizes = Array.from({ length: dimensions }, (_, k) => bytes.readUInt32BE(4 + 4 * k));
  const from = 4 + 4 * dimensions;
  const numbers = sizes.reduce((product, size) => product * size, 1);
  if (bytes.length !== from + numbers * width) {
    const rule = `by its head of ${sizes.join(" x ")} numbers the file must have ${from + numbers * width} bytes, got ${bytes.length}.`;
    throw new InputError({ file: looked.file }, `${rule} Is it complete?`);
  }
  const values = new Float64Array(numbers);
  if (bytes[2] === 8) values.set(bytes.subarray(from));
  else for (let k = 0; k < numbers; k++) values[k] = at(bytes, from + k * width);
  return { sizes, values };
}

/** train-images-idx3-ubyte.gz -> train-labels-idx1-ubyte.gz, packed or not; null where there is none. */
async function labelsBeside({ path }: LookedAt): Promise<string | null> {
  const own = basename(path).replace(/\.gz$/, "");
  const name = own.replace(/images/i, "labels").replace(/idx[2-4]/i, "idx1");
  const entries = await readdir(dirname(path)).catch((): string[] => []);
  const found = name === own ? undefined : [name, `${name}.gz`].find((one) => entries.includes(one));
  return found === undefined ? null : join(dirname(path), found);
}
