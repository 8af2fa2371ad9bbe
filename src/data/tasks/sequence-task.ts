import { ensure } from "../../core/errors.js";
import type { RandomStream } from "../../core/numeric/random.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { callable, integer, required } from "../../core/rules.js";
import { streamRule } from "../rules.js";
import { identityScaler } from "../scaler.js";
import { type Allocate, ordinaryMemory, type WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";

export interface SequenceTaskOptions {
  /** T, rows of an example, >= 2. */
  readonly length: number;
  /** Examples in each part, >= 1. */
  readonly train: number;
  readonly validation: number;
  readonly test: number;
  /** Forked for each part: a part does not depend on the size of another. */
  readonly stream: RandomStream;
  readonly allocate?: Allocate;
}

/** Every task of separate sequences has these options. */
const SEQUENCE_OPTIONS = {
  length: required(integer(2)),
  train: required(integer(1)),
  validation: required(integer(1)),
  test: required(integer(1)),
  stream: required(streamRule),
  allocate: callable,
} satisfies OptionRules<SequenceTaskOptions>;

/** Numbers in the inputs of a part, 4 GiB of them: beyond it, drawing them alone would take minutes. */
const MOST_NUMBERS = 2 ** 30;

/** Throws for options that ask for no task, or for one beyond all reason. `owner` is the function that was called. */
export function ensureSequenceOptions(owner: string, options: SequenceTaskOptions): void {
  ensureOptions(owner, options, SEQUENCE_OPTIONS);
  const { length, train, validation, test } = options;
  const most = Math.max(train, validation, test);
  ensure(
    2 * most * length <= MOST_NUMBERS,
    () =>
      `${owner}: a part must hold at most ${MOST_NUMBERS / 2} rows, got ${most} examples of \`length\` ${length}. ` +
      "Take fewer or shorter ones.",
  );
}

/** Fills the inputs of one example, (T), and returns its target. */
type DrawSequence = (random: RandomStream, inputs: Float32Array) => number;

/** A task of separate sequences with one input and one target each, neither scaled. `owner` is the function that was called. */
export function sequenceTask(owner: string, options: SequenceTaskOptions, draw: DrawSequence): Windows {
  ensureSequenceOptions(owner, options);
  const { length, train, validation, test, stream, allocate = ordinaryMemory } = options;
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
