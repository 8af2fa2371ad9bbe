import { ensureInteger } from "../../core/errors.js";
import type { RandomStream } from "../../core/numeric/random.js";
import { identityScaler } from "../scaler.js";
import { type Allocate, ordinaryMemory, type WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";

export interface SequenceTaskOptions {
  /** T, rows of an example. */
  readonly length: number;
  /** Examples in each part, >= 1. */
  readonly train: number;
  readonly validation: number;
  readonly test: number;
  /** Forked for each part: a part does not depend on the size of another. */
  readonly stream: RandomStream;
  readonly allocate?: Allocate;
}

/** Fills the inputs of one example, (T), and returns its target. */
export type DrawSequence = (random: RandomStream, inputs: Float32Array) => number;

/** A task of separate sequences with one input and one target each, neither scaled. */
export function sequenceTask(options: SequenceTaskOptions, draw: DrawSequence): Windows {
  const { length, train, validation, test, stream, allocate = ordinaryMemory } = options;
  ensureInteger("length", length, 2);
  for (const [name, count] of Object.entries({ train, validation, test })) ensureInteger(name, count, 1);
  const part = (name: string, count: number) => {
    const random = stream.fork(name);
    return sequenceSet({ length, count, allocate }, (inputs) => draw(random, inputs));
  };
  return {
    train: part("train", train),
    validation: part("validation", validation),
    test: part("test", test),
    inputScaler: identityScaler(["input"]),
    targetScaler: identityScaler(["target"]),
    errorUnit: "target",
    errorFactor: 1,
    notes: [],
  };
}

function sequenceSet(
  { length, count, allocate }: { readonly length: number; readonly count: number; readonly allocate: Allocate },
  draw: (inputs: Float32Array) => number,
): WindowSet {
  const inputs = new Float32Array(allocate(count * length * Float32Array.BYTES_PER_ELEMENT));
  const targets = new Float32Array(allocate(count * length * Float32Array.BYTES_PER_ELEMENT));
  const starts = new Uint32Array(allocate(count * Uint32Array.BYTES_PER_ELEMENT));
  for (let k = 0; k < count; k++) {
    starts[k] = k * length;
    // Only the last row of each example is asked for.
    targets[(k + 1) * length - 1] = draw(inputs.subarray(k * length, (k + 1) * length));
  }
  return {
    length: count,
    window: length,
    inputs,
    inputSize: 1,
    targets,
    targetSize: 1,
    targetOffsets: [length - 1],
    outputSize: 1,
    starts,
    scored: "last",
    weights: null,
    lengths: null,
  };
}
