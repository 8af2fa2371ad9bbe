import { ensureInteger, GradusError } from "../core/errors.js";
import type { Undo } from "./transform/undo.js";

/**
 * Examples for a recurrent network, stored once: every window is a run of rows of one shared, scaled matrix.
 *
 * Window k reads input rows starts[k] .. starts[k] + window - 1 and is asked for the targets at R rows, starts[k] + each of
 * `targetOffsets`; where all steps are scored, at every step for the rows as far from it as they are from the last one.
 * Plain data: post it to a worker, shared without a copy if it was allocated as `sharedMemory`. The parts of one series share
 * `inputs` and `targets` and differ in `starts` alone.
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
  /** (rows, targetSize), row-major, scaled. */
  readonly targets: Float32Array;
  /** Columns of a target row. */
  readonly targetSize: number;
  /** Rows from a window's first to each target row, ascending: [window - 1 + horizon] for one horizon. */
  readonly targetOffsets: readonly number[];
  /** Outputs for each target value, side by side, as of several quantiles: all are asked for the same value. Absent: 1 */
  readonly outputsPerTarget?: number;
  /** O = target rows x target columns x outputs per target: what a network gives, (R, targetSize, outputsPerTarget) row-major. */
  readonly outputSize: number;
  /** First row of each window. */
  readonly starts: Uint32Array;
  /** Which steps are asked for their targets. */
  readonly scored: "last" | "all";
  /** (windows), weight >= 0 of each window in the loss and the metric; null: all 1. */
  readonly weights: Float32Array | null;
  /** (windows), rows of each that are there, the last ones; null: all T. */
  readonly lengths: Uint32Array | null;
  /** How outputs become targets where these were transformed: every forecast and metric undoes it. Absent: they are not. */
  readonly undo?: Undo;
  /** Where missing values were interpolated: what windows read in place of `inputs`. Absent: nothing. */
  readonly interpolated?: Interpolated;
  /** (rows, targetSize), row-major: the targets without their transform, scaled; what errors are measured against. There with `undo`. */
  readonly untransformed?: Float32Array;
}

/** Inputs on the line between two observations, which a window knows only where it reads the second one; where all steps are scored, they are not read. */
export interface Interpolated {
  /** (rows, I), row-major, scaled. */
  readonly inputs: Float32Array;
  /** (rows, I), row-major: 0 where `inputs` of the set is what was observed, else the rows from there to the next observation, or more than any window has. */
  readonly ahead: Uint32Array;
}

/** Windows without targets; every `WindowSet` holds them. */
export type InputWindows = Pick<
  WindowSet,
  "length" | "window" | "inputs" | "inputSize" | "starts" | "undo" | "interpolated"
> & {
  /** (windows), rows of each that are there, the last ones; null or absent: all T. */
  readonly lengths?: Uint32Array | null;
};

/** Where windows are kept. Default: ordinary memory; `sharedMemory` lets worker threads read them without a copy. */
export type Allocate = (bytes: number) => ArrayBufferLike;

export const ordinaryMemory: Allocate = (bytes) => taken(bytes, () => new ArrayBuffer(bytes));
export const sharedMemory: Allocate = (bytes) => taken(bytes, () => new SharedArrayBuffer(bytes));

/** Runs what asks for memory; what the machine refuses is an error that says how much was asked for. */
function taken(bytes: number, make: () => ArrayBufferLike): ArrayBufferLike {
  ensureInteger("allocate: `bytes`", bytes, 0);
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new GradusError(
      `the windows must fit into memory, got a need of ${bytes} bytes. Take fewer rows, columns or examples.`,
    );
  }
}
