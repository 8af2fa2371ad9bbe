import type { Segment } from "../../data/series.js";

/** Marks the given rows (of so many): 1 for those that go. */
export function marked(count: number, rows: Iterable<number>): Uint8Array {
  const gone = new Uint8Array(count);
  for (const row of rows) gone[row] = 1;
  return gone;
}

/** Segments without the marked rows: they close up, empty ones go. */
export function segmentsWithout(segments: readonly Segment[], gone: Uint8Array): Segment[] {
  let end = 0;
  return segments.flatMap((segment) => {
    const start = end;
    for (let row = segment.start; row < segment.end; row++) if (gone[row] === 0) end++;
    return end > start ? [{ name: segment.name, start, end }] : [];
  });
}
