import type { BackwardOptions, LayerNoise } from "../contract.js";
import { type Field, layOut } from "./record.js";

/**
 * The fields of the plan that a pass shares with its kernels, in the order of the class in assembly/plan.ts.
 *
 * All are 32 bits wide but the last group, which are doubles.
 */
const INTEGERS = [
  "form", "curve", "batch", "steps", "inputs", "hidden", "hiddenRows", "depth", "rows", "blocks", "samples", "emitAll",
  "weights", "transposed", "gradient", "history", "deltas", "historyWindow", "deltaWindow", "slopes", "scratch", "mask",
  "input", "output", "outputGradient", "inputGradient", "table",
  "weights2", "transposed2", "gradient2", "history2", "deltas2", "historyWindow2", "deltaWindow2", "variances", "scratch2",
  "inputVariance", "outputVariance", "outputVarianceGradient", "inputVarianceGradient",
  "seconds", "common", "varianceSums", "columnNorms", "inputSums",
] as const; // biome-ignore format: a table

const FLOATS = ["unitNoise", "inputNoise", "recurrentNoise", "biasNoise", "penaltyWeight"] as const;
const LATE_INTEGERS = ["begin", "firstStep", "lengths", "sequenceWeights"] as const;
const DOUBLES = [
  "penalty", "unitGradient", "inputNoiseGradient", "recurrentNoiseGradient", "biasNoiseGradient",
  "inputSecondSum", "secondSum", "stepSum",
] as const; // biome-ignore format: a table

export type PlanInteger = (typeof INTEGERS)[number] | (typeof LATE_INTEGERS)[number];

/** Every field in order, with its width in bytes. */
export const PLAN_FIELDS: readonly Field[] = [
  ...[...INTEGERS, ...FLOATS, ...LATE_INTEGERS].map((name) => ({ name, bytes: 4 })),
  ...DOUBLES.map((name) => ({ name, bytes: 8 })),
];

const LAYOUT = layOut(PLAN_FIELDS);

/** Bytes of a plan. */
export const PLAN_BYTES = LAYOUT.size;

/**
 * Reads and writes one plan in WASM memory; the caller aligns `address` to 8.
 *
 * What changes with every step goes in and out as objects: a number that is an argument may be boxed on the heap.
 */
export class PlanView {
  readonly address: number;
  readonly #integers: Int32Array;
  readonly #floats: Float32Array;
  readonly #doubles: Float64Array;

  constructor(buffer: ArrayBuffer, address: number) {
    this.address = address;
    this.#integers = new Int32Array(buffer, address, PLAN_BYTES >> 2);
    this.#floats = new Float32Array(buffer, address, PLAN_BYTES >> 2);
    this.#doubles = new Float64Array(buffer, address, PLAN_BYTES >> 3);
  }

  set(fields: Partial<Record<PlanInteger, number>>): void {
    for (const [name, value] of Object.entries(fields)) this.#integers[LAYOUT.offsets.get(name)! >> 2] = value;
  }

  setInteger(name: PlanInteger, value: number): void {
    this.#integers[LAYOUT.offsets.get(name)! >> 2] = value;
  }

  /** Slices in the order of the Elman cell: U, V, a. */
  setNoise({ unit, slices }: Readonly<LayerNoise>): void {
    const floats = this.#floats;
    floats[UNIT_NOISE] = unit;
    floats[UNIT_NOISE + 1] = slices[0]!;
    floats[UNIT_NOISE + 2] = slices[1]!;
    floats[UNIT_NOISE + 3] = slices[2]!;
  }

  setPenaltyWeight(options: BackwardOptions): void {
    this.#floats[UNIT_NOISE + 4] = options.penaltyWeight;
  }

  get penalty(): number {
    return this.#doubles[PENALTY]!;
  }

  readNoiseGradient(target: LayerNoise): void {
    const doubles = this.#doubles;
    target.unit = doubles[PENALTY + 1]!;
    target.slices[0] = doubles[PENALTY + 2]!;
    target.slices[1] = doubles[PENALTY + 3]!;
    target.slices[2] = doubles[PENALTY + 4]!;
  }
}

// Places in 32-bit and in 64-bit units; the four noises and the penalty's weight, and the penalty and the four gradients, lie
// side by side.
const UNIT_NOISE = LAYOUT.offsets.get("unitNoise")! >> 2;
const PENALTY = LAYOUT.offsets.get("penalty")! >> 3;
