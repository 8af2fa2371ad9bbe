import type { CompactTrial, CurvePoints } from "../contract/messages.js";

/** Quantities of a curve, in their order in memory. */
const QUANTITIES = [
  "epoch",
  "validationError",
  "steps",
  "smoothedSteps",
  "secondsTraining",
  "secondsWall",
  "sigma",
  "learningRate",
] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** A finished trial whose curve is one block of numbers: ten thousand of them are some ten megabytes, as lists they were hundreds. */
export interface PackedTrial extends Omit<CompactTrial, "points"> {
  readonly length: number;
  /** (quantity, point), row-major; NaN where there is no value. */
  readonly values: Float32Array;
}

export function packTrial({ points, ...trial }: CompactTrial): PackedTrial {
  return { ...trial, ...pack(points) };
}

export function pack(points: CurvePoints): Pick<PackedTrial, "length" | "values"> {
  const length = points.epoch.length;
  const values = new Float32Array(QUANTITIES.length * length);
  QUANTITIES.forEach((name, row) => {
    points[name].forEach((value, k) => {
      values[row * length + k] = value ?? Number.NaN;
    });
  });
  return { length, values };
}

/** One quantity after each of the points. */
export function quantityOf({ length, values }: Pick<PackedTrial, "length" | "values">, name: Quantity): Float32Array {
  const row = QUANTITIES.indexOf(name);
  return values.subarray(row * length, (row + 1) * length);
}
