import type { FloatArray } from "../core/float-array.js";

/** Which of two values is the better one. */
export type Direction = "lower" | "higher";

/**
 * A number by which trained networks are reported, compared and chosen. Only the training objective is ever smoothed: a metric
 * looks at the plain network's outputs.
 *
 * It accumulates over batches: what it keeps are sums, which members of a team can add up.
 */
export interface Metric {
  readonly name: string;
  readonly direction: Direction;
  /**
   * - target: the targets' own, so that scaled errors times the scale are errors in the data's unit
   * - nats, bits: of information
   * - share: of 1
   * - none: another, such as a squared unit
   */
  readonly unit: "target" | "nats" | "bits" | "share" | "none";
  /** Length of the sums. */
  readonly sums: number;
  /** Adds what the rows show to the sums, which were 0 at first. */
  add(sums: Float64Array, rows: MetricRows): void;
  /** The metric of all rows whose sums these are; NaN of none. */
  value(sums: Float64Array): number;
}

/** Outputs of the plain network with their targets. */
export interface MetricRows {
  /** (R, O) or longer. */
  readonly outputs: FloatArray;
  /** (R, O) or longer. */
  readonly targets: FloatArray;
  /** (R) or longer, >= 0; a row of weight 0 is not looked at. */
  readonly weights: FloatArray;
  /** R */
  readonly rows: number;
  /** O */
  readonly outputSize: number;
}

/** What a value of the metric over scaled targets is times in the unit of reports: the scale for one in the targets' unit, else 1. */
export function reportScale({ unit }: Metric, errorScale: number): number {
  return unit === "target" ? errorScale : 1;
}

/** Whether `value` is better than `than` in that direction; a tie is not. */
export function isBetter(direction: Direction, value: number, than: number): boolean {
  return direction === "lower" ? value < than : value > than;
}
