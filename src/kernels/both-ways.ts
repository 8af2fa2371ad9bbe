import type { FloatArray } from "../core/float-array.js";
import {
  type BackwardOptions,
  type Kernels,
  type LayerBelow,
  type LayerNoise,
  type MeanVariance,
  noNoise,
  type RecurrentPass,
  type RecurrentSpec,
} from "./contract.js";
import { type CopyPlan, copyRows, type StepColumns } from "./copied-rows.js";
import { planRecurrent } from "./plan-layer.js";

/**
 * A layer that reads its input both ways: two passes of any engine, the second over each sequence in reverse within its own length. Its output is (S, B, 2 H):
 *
 *     [h_t, reverse h_t]              of every step
 *     [h at the last step, reverse h at the first step]     of the last one: the states in which the passes end
 *
 * Parameters, gradient and noise are those of the first pass, then those of the second. `spec.hiddenSize` stays H. Of a truncated gradient each pass goes
 * back through `depth` steps of its own from the one in which it ends. Source: Schuster and Paliwal (1997), in the form of torch.nn.RNN.
 */
export class BothWays implements RecurrentPass {
  readonly spec: RecurrentSpec;
  readonly input: MeanVariance;
  readonly output: MeanVariance;
  readonly outputGradient: MeanVariance;
  readonly noiseGradient: LayerNoise;
  readonly #passes: readonly [PassPart, PassPart];
  /** The sequences in reverse, before the second pass runs. */
  readonly #reverse: readonly Copy[];
  /** Its input's gradient back to where it came from. */
  readonly #giveBack: readonly Copy[];
  /** What the passes give, side by side; and its gradient back to them. */
  readonly #join: readonly Copy[];
  readonly #part: readonly Copy[];

  constructor(spec: RecurrentSpec, kernels: Kernels) {
    const { batch: B, steps: T, inputSize: I, hiddenSize: H, emit, below, lengths } = spec;
    const like = ({ mean, variance }: MeanVariance, times: number): MeanVariance => ({
      mean: kernels.allocate(times * mean.length),
      variance: variance && kernels.allocate(times * mean.length),
    });
    this.spec = spec;
    const forward = planRecurrent(kernels, spec);
    const reversed: LayerBelow | null = below && {
      output: like(below.output, 1),
      outputGradient: like(below.outputGradient, 1),
    };
    const reverse = planRecurrent(kernels, { ...spec, below: reversed });
    this.#passes = [new PassPart(forward, 0), new PassPart(reverse, 1)];
    this.input = forward.input;
    this.output = like(forward.output, 2);
    this.outputGradient = like(forward.outputGradient, 2);
    this.noiseGradient = noNoise(2 * forward.noiseGradient.slices.length);
    const copies = (plan: Omit<CopyPlan, "from" | "into">, from: Columns, into: Columns) =>
      copyPlans(plan, from, into).map((own) => kernels.rowCopy?.(own) ?? (() => copyRows(own)));
    const inputs = { batch: B, steps: T, lengths, count: I, isReversed: true };
    this.#reverse = copies({ ...inputs, isAdded: false }, whole(forward.input, I), whole(reverse.input, I));
    this.#giveBack =
      below && reversed
        ? copies({ ...inputs, isAdded: true }, whole(reversed.outputGradient, I), whole(below.outputGradient, I))
        : [];
    // At the last step both passes are at their end: it is the one row of each.
    const isAll = emit === "all";
    const rows = { batch: B, steps: isAll ? T : 1, lengths: isAll ? lengths : null, count: H, isAdded: false };
    const ofPass = [
      { pass: forward, isReversed: false },
      { pass: reverse, isReversed: isAll },
    ];
    const side = (values: MeanVariance, k: number) => ({ values, width: 2 * H, column: k * H });
    this.#join = ofPass.flatMap(({ pass, isReversed }, k) =>
      copies({ ...rows, isReversed }, whole(pass.output, H), side(this.output, k)),
    );
    this.#part = ofPass.flatMap(({ pass, isReversed }, k) =>
      copies({ ...rows, isReversed }, side(this.outputGradient, k), whole(pass.outputGradient, H)),
    );
  }

  forward(parameters: FloatArray, noise: Readonly<LayerNoise>): number {
    const [forward, reverse] = this.#passes;
    run(this.#reverse);
    const penalty = forward.forward(parameters, noise) + reverse.forward(parameters, noise);
    run(this.#join);
    return penalty;
  }

  backward(parameters: FloatArray, gradient: FloatArray, options: BackwardOptions): void {
    const [forward, reverse] = this.#passes;
    run(this.#part);
    this.noiseGradient.unit = 0;
    forward.backward(parameters, gradient, options, this.noiseGradient);
    reverse.backward(parameters, gradient, options, this.noiseGradient);
    run(this.#giveBack);
  }
}

/** One of the passes, with its half of what the layer is given. */
class PassPart {
  readonly #pass: RecurrentPass;
  readonly #half: 0 | 1;
  readonly #noise: LayerNoise;
  readonly #parameters: Half;
  readonly #gradient: Half;

  constructor(pass: RecurrentPass, half: 0 | 1) {
    this.#pass = pass;
    this.#half = half;
    this.#noise = noNoise(pass.noiseGradient.slices.length);
    this.#parameters = new Half(half);
    this.#gradient = new Half(half);
  }

  forward(parameters: FloatArray, { unit, slices }: Readonly<LayerNoise>): number {
    const own = this.#noise;
    const first = this.#half * own.slices.length;
    own.unit = unit;
    for (let s = 0; s < own.slices.length; s++) own.slices[s] = slices[first + s]!;
    return this.#pass.forward(this.#parameters.of(parameters), own);
  }

  backward(parameters: FloatArray, gradient: FloatArray, options: BackwardOptions, noiseGradient: LayerNoise): void {
    this.#pass.backward(this.#parameters.of(parameters), this.#gradient.of(gradient), options);
    const { unit, slices } = this.#pass.noiseGradient;
    const first = this.#half * slices.length;
    noiseGradient.unit += unit;
    for (let s = 0; s < slices.length; s++) noiseGradient.slices[first + s] = slices[s]!;
  }
}

/** A view of half of a vector, made anew only for another vector: a step allocates nothing. */
class Half {
  readonly #half: 0 | 1;
  #vector: FloatArray | null = null;
  #view: FloatArray = new Float64Array(0);

  constructor(half: 0 | 1) {
    this.#half = half;
  }

  of(vector: FloatArray): FloatArray {
    if (vector === this.#vector) return this.#view;
    const length = vector.length / 2;
    this.#vector = vector;
    this.#view = vector.subarray(this.#half * length, (this.#half + 1) * length);
    return this.#view;
  }
}

interface Columns {
  readonly values: MeanVariance;
  readonly width: number;
  readonly column: number;
}

function whole(values: MeanVariance, width: number): Columns {
  return { values, width, column: 0 };
}

/** Of means, and of variances where there are any. */
function copyPlans(plan: Omit<CopyPlan, "from" | "into">, from: Columns, into: Columns): CopyPlan[] {
  const part = ({ values, ...place }: Columns, name: keyof MeanVariance): StepColumns | null => {
    const array = values[name];
    return array && { values: array, ...place };
  };
  return (["mean", "variance"] as const).flatMap((name) => {
    const [source, target] = [part(from, name), part(into, name)];
    return source && target ? [{ ...plan, from: source, into: target }] : [];
  });
}

type Copy = () => void;

function run(copies: readonly Copy[]): void {
  for (let k = 0; k < copies.length; k++) copies[k]!();
}
