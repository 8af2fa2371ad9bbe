import { ensure } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import { beginningOf } from "../kernels/beginning.js";
import type { Loss } from "../loss/contract.js";
import type { Highway } from "../network/highway.js";
import type { NetworkSpec } from "../network/spec.js";
import type { ForwardSpec } from "./contract.js";

type Shape = Pick<ForwardSpec, "network" | "batch" | "steps" | "scored"> & {
  /** (P), read at every call where the highway is trained. */
  readonly parameters: FloatArray;
};

/** A network's highway on batches of one shape: a pass of its own beside the engine's, on the engine's buffers. */
export class HighwayForward {
  readonly #shape: Shape;
  readonly #rows: number;
  /** Inputs of a row that are read. */
  readonly #places: Uint32Array;
  /** (O, F + 1): a row for each output, so that it is read in one go; of one that is trained, as they start. */
  readonly #fitted: Float64Array;
  /** The same, as they are. */
  readonly #coefficients: Float64Array;
  /** Place of what they have moved, (O, F), among the parameters; null where they are held. */
  readonly #moved: number | null;
  /** (F), of the row at hand, overwritten. */
  readonly #features: Float64Array;

  constructor({ rows, inputs, coefficients }: Highway, shape: Shape) {
    const { inputSize, outputSize: O } = shape.network.spec;
    this.#shape = shape;
    this.#rows = rows;
    this.#places = inputs ?? Uint32Array.from({ length: inputSize }, (_, i) => i);
    const n = coefficients.length / O;
    this.#fitted = Float64Array.from({ length: n * O }, (_, at) => coefficients[(at % n) * O + Math.floor(at / n)]!);
    this.#coefficients = this.#fitted.slice();
    this.#moved = shape.network.layout.slices.find(({ role }) => role === "highway")?.offset ?? null;
    this.#features = new Float64Array(n - 1);
  }

  /**
   * Adds `sign` times the highway to every scored row of a step that some sequence has; allocates nothing.
   *
   * @param inputs (T, B, I)
   * @param lengths (B), steps of each sequence; null: all T
   * @param into (S, B, O)
   */
  add(inputs: FloatArray, lengths: FloatArray | null, into: FloatArray, sign: 1 | -1 = 1): void {
    const { batch: B, steps: T, scored } = this.#shape;
    const { outputSize: O } = this.#shape.network.spec;
    const first = scored === "all" ? 0 : T - 1;
    if (this.#moved !== null) this.#move(this.#moved);
    for (let t = Math.max(first, beginningOf(lengths, T)); t < T; t++) {
      for (let b = 0; b < B; b++) {
        const begin = this.#gather(inputs, t * B + b, this.#there(lengths, t, b));
        const to = ((t - first) * B + b) * O;
        for (let o = 0; o < O; o++) this.#addForecast(o, begin, into, sign * (to + o + 1));
      }
    }
  }

  /**
   * Adds dL/dC to the gradient where the highway is trained; allocates nothing.
   *
   *     dL/dC[o, f] = sum over scored rows of dL/doutput[o] x[f]
   *
   * @param outputGradient (S, B, O), dL/doutput
   * @param gradient (P)
   */
  addGradient(inputs: FloatArray, lengths: FloatArray | null, outputGradient: FloatArray, gradient: FloatArray): void {
    if (this.#moved === null) return;
    const { batch: B, steps: T, scored } = this.#shape;
    const { outputSize: O } = this.#shape.network.spec;
    const x = this.#features;
    const F = x.length;
    const first = scored === "all" ? 0 : T - 1;
    for (let t = Math.max(first, beginningOf(lengths, T)); t < T; t++) {
      for (let b = 0; b < B; b++) {
        const begin = this.#gather(inputs, t * B + b, this.#there(lengths, t, b));
        const from = ((t - first) * B + b) * O;
        for (let o = 0; o < O; o++) {
          const slope = outputGradient[from + o]!;
          const at = this.#moved + o * F;
          for (let f = begin; f < F; f++) gradient[at + f] = gradient[at + f]! + slope * x[f]!;
        }
      }
    }
  }

  /** Coefficients as they are: as they start, and what they have moved. */
  #move(moved: number): void {
    const { parameters } = this.#shape;
    const F = this.#features.length;
    const O = this.#coefficients.length / (F + 1);
    for (let o = 0; o < O; o++) {
      for (let f = 0; f < F; f++) {
        const at = o * (F + 1) + f;
        this.#coefficients[at] = this.#fitted[at]! + parameters[moved + o * F + f]!;
      }
    }
  }

  /** Rows up to row (t, b) that are read. */
  #there(lengths: FloatArray | null, t: number, b: number): number {
    const there = lengths === null ? t + 1 : lengths[b]! - (this.#shape.steps - 1 - t);
    return Math.max(0, Math.min(this.#rows, there));
  }

  /** Copies the features of the last `count` rows up to row (t, b); returns the first one's place: those before it count as 0. */
  #gather(inputs: FloatArray, row: number, count: number): number {
    const { batch: B, network } = this.#shape;
    const I = network.spec.inputSize;
    const places = this.#places;
    const features = this.#features;
    const begin = (this.#rows - count) * places.length;
    let next = begin;
    for (let k = count - 1; k >= 0; k--) {
      const from = (row - k * B) * I;
      for (let i = 0; i < places.length; i++) features[next++] = inputs[from + places[i]!]!;
    }
    return begin;
  }

  /**
   * Adds one output, its features from `begin` on, to entry |place| - 1, subtracts it where the place is negative: a sum that is returned would be
   * boxed, and an object of arguments allocated. Four sums, which do not wait for each other.
   */
  #addForecast(o: number, begin: number, into: FloatArray, place: number): void {
    const x = this.#features;
    const c = this.#coefficients;
    const F = x.length;
    const at = o * (F + 1);
    let sum = c[at + F]!;
    let second = 0;
    let third = 0;
    let fourth = 0;
    let f = begin;
    for (; f + 3 < F; f += 4) {
      sum += c[at + f]! * x[f]!;
      second += c[at + f + 1]! * x[f + 1]!;
      third += c[at + f + 2]! * x[f + 2]!;
      fourth += c[at + f + 3]! * x[f + 3]!;
    }
    for (; f < F; f++) sum += c[at + f]! * x[f]!;
    const entry = Math.abs(place) - 1;
    const forecast = sum + second + third + fourth;
    into[entry] = into[entry]! + (place < 0 ? -forecast : forecast);
  }
}

/** Null for a network without a highway. */
export function planHighway(shape: Shape): HighwayForward | null {
  const { spec, highway = null } = shape.network;
  ensure(
    (highway?.kind ?? "none") === spec.highway,
    () =>
      `buildNetwork: to be run, a network with \`highway\` "${spec.highway}" must be given its coefficients, got ${highway === null ? "none" : `those of "${highway.kind}"`}. ` +
      "Give `highway: fitHighway(windows, { kind })` in place of the kind alone.",
  );
  return highway === null ? null : new HighwayForward(highway, shape);
}

/** @throws GradusError where the outputs are not forecasts of the targets themselves, such as log odds of a class */
export function ensureHighwayFits(
  { name, targets }: Pick<Loss, "name" | "targets">,
  { highway }: Pick<NetworkSpec, "highway">,
  place: string,
): void {
  ensure(
    highway === "none" || targets === "number",
    () =>
      `${place}: a highway forecasts the targets themselves, so \`highway\` must be "none" with the loss "${name}", got "${highway}". Leave it out.`,
  );
}
