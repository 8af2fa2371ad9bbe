import type { SequenceData } from "../../../data/sequences/contract.js";

/** The steps of a sequence, the last `most` of them: (T, I), or the place of each symbol. */
export function stepsIn(
  { steps, offsets, columns }: SequenceData,
  { sequence, most }: { readonly sequence: number; readonly most: number },
): number[][] {
  const to = offsets[sequence + 1]!;
  const from = Math.max(offsets[sequence]!, to - most);
  const I = columns.length;
  return Array.from({ length: to - from }, (_, t) =>
    steps.kind === "symbols"
      ? [steps.codes[from + t]!]
      : [...steps.values.subarray((from + t) * I, (from + t + 1) * I)],
  );
}
