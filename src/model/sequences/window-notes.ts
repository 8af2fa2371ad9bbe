import type { SequenceData } from "../../data/sequences/contract.js";
import type { ModelRecord } from "../schema.js";

/** What of sequences that are longer than its window a model reads. */
export function windowNotes(
  { window, sequences }: Pick<ModelRecord, "window" | "sequences">,
  { names, offsets }: Pick<SequenceData, "names" | "offsets">,
): string[] {
  const long = names.filter((_, k) => offsets[k + 1]! - offsets[k]! > window).length;
  if (long === 0 || sequences === null || sequences.windows === "sliding") return [];
  return [
    sequences.windows === "ends"
      ? `of ${long} sequences the last ${window} steps alone are read`
      : `${long} of ${names.length} stretches are cut into pieces of ${window} steps, each read from its own beginning`,
  ];
}
