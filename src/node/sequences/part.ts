import type { SequenceReading, SequenceSteps } from "../../data/sequences/contract.js";
import type { PartName } from "../../data/split.js";

/** Sequences as one file holds them, before several files are put together and their labels become classes or numbers. */
export interface SequencePart {
  readonly columns: readonly string[];
  /** Whether files of other columns may stand beside it, as of other notes or other characters: what a file lacks is 0 in it. */
  readonly isOpen?: boolean;
  readonly names: readonly string[];
  readonly offsets: Uint32Array;
  readonly steps: SequenceSteps;
  readonly labels: WrittenLabels | null;
  /** Where the file itself holds several parts. */
  readonly parts: readonly PartName[] | null;
  readonly notes: readonly string[];
  readonly readAs?: SequenceReading;
}

/** A file of sequences and the part that it is; null where there is one file. */
export interface FilePart {
  readonly file: string;
  readonly part: PartName | null;
  readonly read: SequencePart;
}

/** Labels as they stand in a file. */
export type WrittenLabels = { readonly name: string; readonly of: "sequence" | "step" } & (
  | {
      readonly kind: "texts";
      /** The different texts, "" for a missing one. */
      readonly texts: readonly string[];
      /** (n) or (steps), the place of each among the texts. */
      readonly codes: Uint32Array;
      /** The classes in the order in which the file lists them; null where it lists none. */
      readonly listed: readonly string[] | null;
    }
  | { readonly kind: "number"; readonly columns: readonly string[]; readonly values: Float64Array }
);

/** The different texts of a list, and the place of each. */
export function codedTexts(all: Iterable<string>): { readonly texts: readonly string[]; readonly codes: Uint32Array } {
  const placeOf = new Map<string, number>();
  const codes: number[] = [];
  for (const text of all) {
    const place = placeOf.get(text) ?? placeOf.size;
    placeOf.set(text, place);
    codes.push(place);
  }
  return { texts: [...placeOf.keys()], codes: Uint32Array.from(codes) };
}

/** Where each sequence begins, and where the last one ends, of sequences that long. */
export function offsetsOf(lengths: readonly number[]): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1);
  for (const [k, length] of lengths.entries()) offsets[k + 1] = offsets[k]! + length;
  return offsets;
}

/** "1", "2", ... for sequences that have no names. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, k) => String(k + 1));
}

/** Names of the numbers of a step that have none. */
export function channelNames(channels: number): string[] {
  return channels === 1 ? ["value"] : Array.from({ length: channels }, (_, c) => `channel ${c + 1}`);
}
