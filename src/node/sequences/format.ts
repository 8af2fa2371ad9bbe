import type { PartName } from "../../data/split.js";
import type { LookedAt } from "./looked-at.js";
import type { Reading } from "./options.js";
import type { SequencePart } from "./part.js";

/** A file to be read, and the part that it is. */
export interface GivenFile {
  readonly looked: LookedAt;
  readonly part: PartName;
}

/** A layout of sequences in files. */
export interface SequenceFormat {
  /** As messages call it. */
  readonly name: string;
  /** Options that only some formats read, and this one does. */
  readonly options: readonly (keyof Reading)[];
  /** Whether a file that begins so is of this format: the first of the list that says so reads it. */
  readonly fits: (looked: LookedAt, options: Reading) => boolean;
  /** Reads files of one kind: the first is the training part, or the whole, and decides how the others are read. */
  readonly read: (files: readonly GivenFile[], options: Reading) => Promise<readonly SequencePart[]>;
}

/** Reads one file after the other, each by itself. */
export function eachFile(
  readOne: (looked: LookedAt, options: Reading) => Promise<SequencePart>,
): SequenceFormat["read"] {
  return async (files, options) => {
    const parts: SequencePart[] = [];
    for (const { looked } of files) parts.push(await readOne(looked, options));
    return parts;
  };
}
