import type { RandomStream } from "../../core/numeric/random.js";
import { ensureArgument } from "../../core/options.js";
import { integer, required } from "../../core/rules.js";
import { identityScaler } from "../scaler.js";
import { type Allocate, ordinaryMemory, type WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";
import { ensureSequenceTask, type SequenceTaskOptions } from "./sequence-task.js";

export type AddingOptions = SequenceTaskOptions;

/** Mean squared errors, in the target's unit, that forecasts without memory or products cannot beat. */
export interface AddingFloors {
  /** Of the mean: var = 1/6. */
  readonly mean: number;
  /** Of the best linear forecast: var (1 - 2/T) for even T. */
  readonly linear: number;
}

/**
 * The adding problem: remember two marked numbers of a long sequence and add them.
 *
 * Inputs (I = 2): a value uniform on [0, 1) and a marker, 1 in one row of each half and 0 elsewhere; for odd T the second
 * half is the longer one. Target: the sum of the two marked values, mean 1 and variance 1/6, asked for at the last row
 * and scaled with just these; inputs are left as they are. Errors are reported in the unit of the sum.
 *
 * Source: Hochreiter and Schmidhuber, Long short-term memory, 1997, experiment 4, in the variant with values in [0, 1].
 *
 * @throws GradusError for a length below 2 or an empty part.
 */
export function addingTask(options: AddingOptions): Windows & { readonly floors: AddingFloors } {
  ensureSequenceTask("addingTask", options);
  const { length, train, validation, test, stream, allocate = ordinaryMemory } = options;
  const part = (name: string, count: number) => addingSet({ length, count, stream: stream.fork(name), allocate });
  return {
    train: part("train", train),
    validation: part("validation", validation),
    test: part("test", test),
    inputScaler: identityScaler(["value", "marker"]),
    targetScaler: { columns: ["sum"], mean: Float64Array.of(1), sd: Float64Array.of(TARGET_SD), constant: [] },
    errorUnit: "target",
    errorFactor: TARGET_SD,
    notes: [],
    floors: addingFloors(length),
  };
}

/**
 * With halves of n1 and n2 rows: the values v have variance 1/12 and are independent of each other and of the markers, so
 * the best weight of v[t] is the chance 1/n that t is marked, and the sum of squares of these weights times 1/12 is
 * explained. Markers explain nothing: given them, the expected sum is always 1.
 *
 *     linear = 1/6 - (1/n1 + 1/n2) / 12, which is (1 - 2/T) / 6 for n1 = n2
 */
export function addingFloors(length: number): AddingFloors {
  ensureArgument("addingFloors", length, ["length", required(integer(2))]);
  const first = Math.floor(length / 2);
  return { mean: 1 / 6, linear: 1 / 6 - (1 / first + 1 / (length - first)) / 12 };
}

const TARGET_SD = Math.sqrt(1 / 6);

interface SetOptions {
  readonly length: number;
  readonly count: number;
  readonly stream: RandomStream;
  readonly allocate: Allocate;
}

function addingSet({ length, count, stream, allocate }: SetOptions): WindowSet {
  const rows = count * length;
  const inputs = new Float32Array(allocate(rows * 2 * Float32Array.BYTES_PER_ELEMENT));
  // Only the last row of each example is asked for.
  const targets = new Float32Array(allocate(rows * Float32Array.BYTES_PER_ELEMENT));
  const starts = new Uint32Array(allocate(count * Uint32Array.BYTES_PER_ELEMENT));
  const half = Math.floor(length / 2);
  for (let k = 0; k < count; k++) {
    const start = k * length;
    starts[k] = start;
    for (let t = 0; t < length; t++) inputs[(start + t) * 2] = stream.uniform();
    let sum = 0;
    for (const marked of [stream.integer(half), half + stream.integer(length - half)]) {
      inputs[(start + marked) * 2 + 1] = 1;
      sum += inputs[(start + marked) * 2]!;
    }
    targets[start + length - 1] = (sum - 1) / TARGET_SD;
  }
  return {
    length: count,
    window: length,
    inputs,
    inputSize: 2,
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
