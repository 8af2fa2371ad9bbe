import { randomStream } from "../../core/numeric/random.js";
import type { Objective } from "../contract.js";
import { type PlannedObjective, type PlanOptions, planSmall } from "./plan.js";

/** One sequence of a batch. */
export interface Sequence {
  /** (L, 2), L its steps. */
  readonly inputs: readonly number[];
  /** (S, 2), of its scored steps. */
  readonly targets: readonly number[];
  /** (S), of its scored steps. */
  readonly weights: readonly number[];
}

/** L of a sequence. */
export const lengthOf = ({ inputs }: Sequence) => inputs.length / 2;

/** The weight of its scored steps together. */
export const weightOf = ({ weights }: Sequence) => weights.reduce((sum, weight) => sum + weight, 0);

/** A random sequence of so many steps, each scored one with a weight of its own, unless one is given for all. */
export function drawSequence(seed: number, length: number, scored: "last" | "all", weight?: number): Sequence {
  const random = randomStream(seed);
  const S = scored === "all" ? length : 1;
  return {
    inputs: Array.from({ length: 2 * length }, () => Math.fround(random.normal())),
    targets: Array.from({ length: 2 * S }, () => Math.fround(random.normal())),
    weights: Array.from({ length: S }, () => weight ?? Math.fround(0.2 + random.uniform())),
  };
}

export interface SequenceOptions extends Pick<PlanOptions, "cell" | "kernels" | "hiddenSizes" | "bidirectional"> {
  readonly scored: "last" | "all";
  /** T; longer than a sequence, it is padded. */
  readonly steps: number;
  /** What padding holds. */
  readonly filling?: number;
  /** Whether the batch carries them; default: both. */
  readonly has?: { readonly lengths: boolean; readonly weights: boolean };
}

/** Plans a batch of these sequences; the parameters are the same for every batch. */
export function planSequences(
  objective: Objective,
  sequences: readonly Sequence[],
  options: SequenceOptions,
): PlannedObjective {
  const { steps: T, scored, filling = Number.NaN, has = { lengths: true, weights: true }, ...rest } = options;
  const B = sequences.length;
  const planned = planSmall(objective, {
    ...rest,
    scored,
    steps: T,
    batch: B,
    ...(has.lengths && { lengths: sequences.map(lengthOf) }),
    ...(has.weights && { weights: [] }),
  });
  const { inputs, targets, weights } = planned.pass.batch;
  inputs.fill(filling);
  targets.fill(filling);
  weights?.fill(1); // in padding, which they do not bring back
  const S = scored === "all" ? T : 1;
  for (const [b, sequence] of sequences.entries()) {
    const L = lengthOf(sequence);
    for (let k = 0; k < 2 * L; k++) inputs[((T - L + (k >> 1)) * B + b) * 2 + (k & 1)] = sequence.inputs[k]!;
    const rows = sequence.weights.length;
    for (let r = 0; r < rows; r++) {
      const row = (S - rows + r) * B + b;
      targets.set(sequence.targets.slice(2 * r, 2 * r + 2), 2 * row);
      if (weights !== null) weights[row] = sequence.weights[r]!;
    }
  }
  return planned;
}

/** Value, slopes by sigma and gradient of a batch, one behind the other. */
export function resultsOf(
  objective: Objective,
  sequences: readonly Sequence[],
  options: SequenceOptions,
): Float64Array {
  const { pass, gradient } = planSequences(objective, sequences, options);
  const value = pass.differentiate(objective.diffuses ? 0.4 : 0);
  return Float64Array.of(value, pass.gradientBySigma, ...(pass.perSlice?.gradientBySigma ?? []), ...gradient);
}
