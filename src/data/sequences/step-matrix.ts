import { identityScaler, type Scaler } from "../scaler.js";
import { type Allocate, ordinaryMemory } from "../window-set.js";
import type { SequenceData } from "./contract.js";
import type { Stretch } from "./stretch.js";

/** The steps of all sequences as networks read them. */
export interface StepMatrix {
  /** (padding + steps, I), row-major, scaled: `padding` rows of 0, then every step. */
  readonly inputs: Float32Array;
  readonly scaler: Scaler;
  /** Numbers that were missing: the last one of its sequence stands there, or the mean before the first. */
  readonly filled: number;
}

/**
 * @param options.train the steps, each once, that centres and scales are learnt from
 * @param options.asIs whether numbers stay as they are, as 0 and 1 do
 * @param options.padding rows before the first step, so that no window begins before the matrix
 */
export function stepMatrix(
  { steps, columns, offsets }: SequenceData,
  {
    train,
    asIs,
    padding,
    given,
    allocate = ordinaryMemory,
  }: {
    readonly train: readonly Stretch[];
    readonly asIs: boolean;
    readonly padding: number;
    /** Centres and scales that were learnt before. Default: those of `train` */
    readonly given?: Scaler | undefined;
    readonly allocate?: Allocate | undefined;
  },
): StepMatrix {
  const I = columns.length;
  const rows = offsets.at(-1)!;
  const inputs = new Float32Array(allocate((padding + rows) * I * Float32Array.BYTES_PER_ELEMENT));
  if (steps.kind === "symbols") {
    for (let row = 0; row < rows; row++) {
      const code = steps.codes[row]!;
      if (code < I) inputs[(padding + row) * I + code] = 1; // one that a model does not know stands for nothing
    }
    return { inputs, scaler: identityScaler(columns), filled: 0 };
  }
  const { values } = steps;
  const scaler = given ?? (asIs ? identityScaler(columns) : scalerOf(values, columns, train));
  let filled = 0;
  let sequence = 0;
  for (let row = 0; row < rows; row++) {
    while (row >= offsets[sequence + 1]!) sequence++;
    for (let i = 0; i < I; i++) {
      const value = values[row * I + i]!;
      const at = (padding + row) * I + i;
      if (Number.isNaN(value)) {
        filled++;
        inputs[at] = row > offsets[sequence]! ? inputs[at - I]! : 0;
      } else inputs[at] = (value - scaler.mean[i]!) / scaler.sd[i]!;
    }
  }
  return { inputs, scaler, filled };
}

/** Mean and population standard deviation of each column over the training steps that are there; 1 where it does not vary. */
function scalerOf(values: Float64Array, columns: readonly string[], train: readonly Stretch[]): Scaler {
  const I = columns.length;
  const mean = new Float64Array(I);
  const sd = new Float64Array(I).fill(1);
  const constant: string[] = [];
  for (let i = 0; i < I; i++) {
    const { centre, spread } = moments(values, train, { width: I, column: i });
    mean[i] = centre;
    if (spread > 0) sd[i] = spread;
    else constant.push(columns[i]!);
  }
  return { columns, mean, sd, constant };
}

/** Of the numbers of one column that are there, in two passes: differences from the mean lose no digits. */
export function moments(
  values: Float64Array,
  stretches: readonly Pick<Stretch, "start" | "end">[],
  { width, column }: { readonly width: number; readonly column: number },
): { readonly centre: number; readonly spread: number } {
  const sumOf = (of: (value: number) => number) => {
    let sum = 0;
    let count = 0;
    for (const { start, end } of stretches) {
      for (let row = start; row < end; row++) {
        const value = values[row * width + column]!;
        if (Number.isNaN(value)) continue;
        sum += of(value);
        count++;
      }
    }
    return count === 0 ? 0 : sum / count;
  };
  const centre = sumOf((value) => value);
  const spread = Math.sqrt(sumOf((value) => (value - centre) ** 2));
  return { centre, spread: spread > 1e-12 * Math.abs(centre) ? spread : 0 };
}
