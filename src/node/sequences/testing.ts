import { join } from "node:path";
import type { SequenceData } from "../../data/sequences/contract.js";
import { SHARED_DATA, temporaryFile } from "../../read/testing.js";
import type { ReadSequencesOptions } from "./options.js";
import { readSequences } from "./read-sequences.js";

type Options = Omit<ReadSequencesOptions, "signal">;

const { signal } = new AbortController();

/** Reads a text as a file of that name. */
export async function read(name: string, content: string | Uint8Array, options: Options = {}): Promise<SequenceData> {
  return readSequences(await temporaryFile(name, content), { ...options, signal });
}

/** Reads what lies beside the checkout. */
export async function readShared(file: string, options: Options = {}): Promise<SequenceData> {
  return readSequences(join(SHARED_DATA, file), { ...options, signal });
}

/** Everything that stands in sequences of numbers or symbols, one list for each sequence. */
export function stepsOf({ names, offsets, steps, columns }: SequenceData): unknown[] {
  const width = steps.kind === "numbers" ? columns.length : 1;
  return names.map((_, k) => {
    const rows: unknown[] = [];
    for (let step = offsets[k]!; step < offsets[k + 1]!; step++) {
      if (steps.kind === "symbols") rows.push(columns[steps.codes[step]!]);
      else if (width === 1) rows.push(steps.values[step]);
      else rows.push([...steps.values.subarray(step * width, (step + 1) * width)]);
    }
    return rows;
  });
}

/** The labels as they read: names of classes, or numbers. */
export function labelsIn({ labels }: SequenceData): unknown[] | null {
  if (labels === null) return null;
  return labels.kind === "class"
    ? Array.from(labels.codes, (code) => labels.classes[code] ?? null)
    : [...labels.values];
}
