/**
 * The fields of the plan that a pass shares with its kernels, in the order of the class in assembly/plan.ts.
 *
 * All are 32 bits wide but the last group, which are doubles.
 */
const INTEGERS = [
  "form", "curve", "batch", "steps", "inputs", "hidden", "hiddenRows", "depth", "rows", "blocks", "window", "emitAll",
  "weights", "transposed", "gradient", "panels", "history", "deltas", "deltaHistory", "slopes", "scratch", "mask",
  "input", "output", "outputGradient", "inputGradient", "table",
  "weights2", "transposed2", "gradient2", "panels2", "history2", "deltas2", "deltaHistory2", "scratch2",
  "inputVariance", "outputVariance", "outputVarianceGradient", "inputVarianceGradient",
  "seconds", "common", "varianceSums", "columnNorms",
] as const; // biome-ignore format: a table

const FLOATS = ["unitNoise", "inputNoise", "recurrentNoise", "biasNoise", "penaltyWeight"] as const;
const LATE_INTEGERS = ["firstStep"] as const;
const DOUBLES = [
  "penalty", "unitGradient", "inputNoiseGradient", "recurrentNoiseGradient", "biasNoiseGradient",
  "inputSecondSum", "secondSum",
] as const; // biome-ignore format: a table

export type PlanInteger = (typeof INTEGERS)[number] | (typeof LATE_INTEGERS)[number];
export type PlanFloat = (typeof FLOATS)[number];
export type PlanDouble = (typeof DOUBLES)[number];

/** Every field in order, with its width in bytes. */
export const PLAN_FIELDS: readonly { readonly name: string; readonly bytes: number }[] = [
  ...[...INTEGERS, ...FLOATS, ...LATE_INTEGERS].map((name) => ({ name, bytes: 4 })),
  ...DOUBLES.map((name) => ({ name, bytes: 8 })),
];

const { offsets, size } = layOut();

/** Bytes of a plan. */
export const PLAN_BYTES = size;

/** Reads and writes one plan in WASM memory; the caller aligns `address` to 8. */
export class PlanView {
  readonly address: number;
  readonly #view: DataView;

  constructor(buffer: ArrayBuffer, address: number) {
    this.address = address;
    this.#view = new DataView(buffer, address, PLAN_BYTES);
  }

  set(fields: Partial<Record<PlanInteger, number>>): void {
    for (const [name, value] of Object.entries(fields)) this.#view.setInt32(offsets.get(name)!, value, true);
  }

  setInteger(name: PlanInteger, value: number): void {
    this.#view.setInt32(offsets.get(name)!, value, true);
  }

  setFloat(name: PlanFloat, value: number): void {
    this.#view.setFloat32(offsets.get(name)!, value, true);
  }

  getDouble(name: PlanDouble): number {
    return this.#view.getFloat64(offsets.get(name)!, true);
  }
}

function layOut() {
  const offsets = new Map<string, number>();
  let end = 0;
  for (const { name, bytes } of PLAN_FIELDS) {
    const offset = Math.ceil(end / bytes) * bytes;
    offsets.set(name, offset);
    end = offset + bytes;
  }
  return { offsets, size: end };
}
