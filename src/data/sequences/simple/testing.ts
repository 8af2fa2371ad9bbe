import { randomStream } from "../../../core/numeric/random.js";
import type { SequenceData } from "../contract.js";
import { classesOf, numbersOf } from "../testing.js";

/** Sequences of unequal length whose class is in their level, with noise of so many standard deviations; each `labels` a class. */
export function noisyClasses(
  labels: readonly string[],
  {
    noise = 1,
    seed = 1,
    columns = 2,
  }: { readonly noise?: number; readonly seed?: number; readonly columns?: number } = {},
): SequenceData {
  const stream = randomStream(seed);
  const kinds = [...new Set(labels)].sort();
  const sequences = labels.map((name) =>
    Array.from({ length: 1 + stream.integer(4) }, () =>
      Array.from({ length: columns }, (_, i) => Math.sin(3 * kinds.indexOf(name) + i) + noise * stream.normal()),
    ),
  );
  return numbersOf(sequences, { labels: classesOf("sequence", labels) });
}
