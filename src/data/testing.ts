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

/** Weights 0, 1, 2, 0, ... for sets of separate sequences. */
export function unevenWeights({ length }: Pick<WindowSet, "length">): Float32Array {
  return Float32Array.from({ length }, (_, k) => k % 3);
}

/** Lengths 1 to `window`, in turn. */
export function unevenLengths({ length, window: T }: Pick<WindowSet, "length" | "window">): Uint32Array {
  return Uint32Array.from({ length }, (_, k) => 1 + (k % T));
}

/** Those weights and lengths, with `value` wherever nothing is to be read: in padding, and in sequences of weight 0. Targets have a row for every step. */
export function filledHoles(set: WindowSet, value: number) {
  const { window: T, inputSize: I, targetSize: C } = set;
  const [weights, lengths] = [unevenWeights(set), unevenLengths(set)];
  const [inputs, targets] = [set.inputs.slice(), set.targets.slice()];
  for (let k = 0; k < set.length; k++) {
    const hole = weights[k] === 0 ? T : T - lengths[k]!;
    inputs.fill(value, k * T * I, (k * T + hole) * I);
    targets.fill(value, k * T * C, (k * T + hole) * C);
  }
  return { weights, lengths, inputs, targets };
}
