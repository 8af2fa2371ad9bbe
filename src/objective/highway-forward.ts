import { ensure } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import type { Loss } from "../loss/contract.js";
import type { Highway } from "../network/highway.js";
import type { NetworkSpec } from "../network/spec.js";
import type { ForwardSpec } from "./contract.js";

type Shape = Pick<ForwardSpec, "network" | "batch" | "steps" | "scored">;

/** A network's highway on batches of one shape: a pass of its own beside the engine's, on the engine's buffers. */
export class HighwayForward {
  readonly #highway: Highway;
  readonly #shape: Shape;
  /** Inputs of a row that are read. */
  readonly #places: Uint32Array;

  constructor(highway: Highway, shape: Shape) {
    this.#highway = highway;
    this.#shape = shape;
    const { inputSize } = shape.network.spec;
    this.#places = highway.inputs ?? Uint32Array.from({ length: inputSize }, (_, i) => i);
  }

  /**
   * Adds `sign` times the highway to every scored row; allocates nothing.
   *
   * @param inputs (T, B, I)
   * @param lengths (B), steps of each sequence; null: all T
   * @param into (S, B, O)
   */
  add(inputs: FloatArray, lengths: FloatArray | null, into: FloatArray, sign: 1 | -1 = 1): void {
    const { batch: B, steps: T, scored } = this.#shape;
    const { rows, coefficients } = this.#highway;
    const { inputSize: I, outputSize: O } = this.#shape.network.spec;
    const places = this.#places;
    const read = places.length;
    const constants = rows * read * O;
    const first = scored === "all" ? 0 : T - 1;
    for (let t = first; t < T; t++) {
      for (let b = 0; b < B; b++) {
        const there = lengths === null ? t + 1 : Math.min(t + 1, lengths[b]! - (T - 1 - t));
        const depth = Math.min(rows, there);
        const to = ((t - first) * B + b) * O;
        for (let o = 0; o < O; o++) {
          let sum = coefficients[constants + o]!;
          for (let k = 0; k < depth; k++) {
            const from = ((t - k) * B + b) * I;
            let at = (rows - 1 - k) * read * O + o;
            for (let i = 0; i < read; i++) {
              sum += coefficients[at]! * inputs[from + places[i]!]!;
              at += O;
            }
          }
          into[to + o] = into[to + o]! + sign * sum;
        }
      }
    }
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
