/**
 * Examples for a recurrent network, stored once: every window is a run of rows of one shared, scaled matrix.
 *
 * Window k reads input rows starts[k] .. starts[k] + window - 1 and is asked for the targets at row
 * starts[k] + targetOffset. Plain data: post it to a worker, shared without a copy if it was allocated as
 * `sharedMemory`. The parts of one series share `inputs` and `targets` and differ in `starts` alone.
 */
export interface WindowSet {
  /** Number of windows. */
  readonly length: number;
  /** T, rows in a window. */
  readonly window: number;
  /** (rows, I), row-major, scaled. */
  readonly inputs: Float32Array;
  /** I */
  readonly inputSize: number;
  /** (rows, O), row-major, scaled. */
  readonly targets: Float32Array;
  /** O */
  readonly outputSize: number;
  /** First row of each window. */
  readonly starts: Uint32Array;
  /** window - 1 + horizon. */
  readonly targetOffset: number;
}

/** Where windows are kept. Default: ordinary memory; `sharedMemory` lets worker threads read them without a copy. */
export type Allocate = (bytes: number) => ArrayBufferLike;

export const ordinaryMemory: Allocate = (bytes) => new ArrayBuffer(bytes);
export const sharedMemory: Allocate = (bytes) => new SharedArrayBuffer(bytes);

/** Where `gather` writes a batch of B windows. */
export interface BatchBuffers {
  /** (T, B, I), time-major; may be longer. */
  readonly x: Float32Array | Float64Array;
  /** (1, B, O); may be longer. */
  readonly y: Float32Array | Float64Array;
}

/**
 * Copies the windows of the given indices into a batch; B = indices.length. Allocates nothing.
 *
 *     x[(t * B + b) * I + i] = inputs[(starts[indices[b]] + t) * I + i]
 *     y[b * O + o]           = targets[(starts[indices[b]] + targetOffset) * O + o]
 *
 * Indices are trusted to be < set.length and the buffers to be long enough.
 */
export function gather(set: WindowSet, indices: Uint32Array, into: BatchBuffers): void {
  const { window: T, inputSize: I, outputSize: O, inputs, targets, starts, targetOffset } = set;
  const { x, y } = into;
  const B = indices.length;
  for (let b = 0; b < B; b++) {
    const start = starts[indices[b]!]!;
    let from = start * I;
    for (let t = 0; t < T; t++) {
      let to = (t * B + b) * I;
      for (let i = 0; i < I; i++) x[to++] = inputs[from++]!;
    }
    const target = (start + targetOffset) * O;
    for (let o = 0; o < O; o++) y[b * O + o] = targets[target + o]!;
  }
}

/** At most `most` of the windows, evenly spread from the first to the last; the set itself when it is small enough. */
export function thinWindows(set: WindowSet, most: number): WindowSet {
  if (set.length <= most) return set;
  const starts = new Uint32Array(most);
  const stride = most === 1 ? 0 : (set.length - 1) / (most - 1);
  for (let k = 0; k < most; k++) starts[k] = set.starts[Math.round(k * stride)]!;
  return { ...set, length: most, starts };
}
