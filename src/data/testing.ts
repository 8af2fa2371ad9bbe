import type { Series } from "./series.js";
import type { WindowSet } from "./window-set.js";

/** A series made of columns, for tests; segments by their lengths, daily time from 2020-01-01 if asked. */
export function seriesOf(
  columns: Readonly<Record<string, readonly number[]>>,
  { lengths, daily = false }: { readonly lengths?: readonly number[]; readonly daily?: boolean } = {},
): Series {
  const entries = Object.entries(columns);
  const rows = entries[0]![1].length;
  const segments = (lengths ?? [rows]).map((length, k, all) => {
    const start = all.slice(0, k).reduce((sum, other) => sum + other, 0);
    return { name: `s${k}`, start, end: start + length };
  });
  const milliseconds = new Float64Array(rows);
  for (const segment of segments) {
    for (let row = segment.start; row < segment.end; row++) {
      milliseconds[row] = Date.UTC(2020, 0, 1 + row - segment.start);
    }
  }
  return {
    source: "test.csv",
    columns: entries.map(([name, values]) => ({ name, values: Float64Array.from(values) })),
    time: daily ? { columns: ["date"], milliseconds, step: 86_400_000, gaps: 0, resolution: "day" } : null,
    segments,
    rows,
  };
}

/** All windows of so many rows, for tests: inputs k + 1/2 and targets -k, k being the place in memory. */
export function setOf(rows: number, { window = 3, inputSize = 2, outputSize = 1, horizon = 1 } = {}): WindowSet {
  const span = window + horizon;
  return {
    length: rows - span + 1,
    window,
    inputs: Float32Array.from({ length: rows * inputSize }, (_, k) => k + 0.5),
    inputSize,
    targets: Float32Array.from({ length: rows * outputSize }, (_, k) => -k),
    targetSize: outputSize,
    targetOffsets: [window - 1 + horizon],
    outputSize,
    starts: Uint32Array.from({ length: rows - span + 1 }, (_, k) => k),
    scored: "last",
    weights: null,
    lengths: null,
  };
}
