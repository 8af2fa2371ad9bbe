import type { FloatArray } from "../../core/float-array.js";
import { exp } from "../../core/numeric/elementary/exp.js";

/** Of a target that entered as a logarithm: log(value + shift) = mean + sd * output. */
export interface LogScale {
  /** c, >= 0, in the target's unit. */
  readonly shift: number;
  readonly mean: number;
  /** > 0 */
  readonly sd: number;
}

/**
 * How outputs become forecasts of the targets again, as plain data:
 *
 *     value = exp(mean + sd * output) - shift    with `log`, else
 *     value = mean + sd * output                 and with `nonNegative` 0 for a value below 0
 *
 * exp of a forecast of log y is a forecast of the median of y, not of its mean, which lies above; nothing is added for that.
 */
export interface Undo {
  /** One a target; null: outputs are targets, scaled. */
  readonly log: readonly LogScale[] | null;
  readonly nonNegative: boolean;
  /** Of each target as it is: scaled = (value - mean) / sd. */
  readonly mean: readonly number[];
  /** Each > 0. */
  readonly sd: readonly number[];
  /** Outputs for each target, side by side: see `WindowSet`. Absent: 1 */
  readonly outputsPerTarget?: number;
}

/** What an output says of target `c` in the target's own unit. */
export function valueOfOutput({ log, nonNegative, mean, sd }: Undo, c: number, output: number): number {
  const value = log === null ? mean[c]! + sd[c]! * output : exponential(log[c]!, output);
  return nonNegative && value < 0 ? 0 : value;
}

function exponential({ shift, mean, sd }: LogScale, output: number): number {
  return exp(mean + sd * output) - shift;
}

/** Rows of outputs, (rows, O) or longer each. */
export interface OutputRows {
  readonly outputs: FloatArray;
  /** May be `outputs`. */
  readonly into: FloatArray;
  readonly rows: number;
  /** O */
  readonly outputSize: number;
  /** (rows); rows of weight 0 are not counted. Null: all count. */
  readonly weights: FloatArray | null;
}

/**
 * Turns a network's outputs into targets scaled by `mean` and `sd`. Allocates nothing.
 *
 * @returns how many were raised to 0
 */
export function undoOutputs(undo: Undo, { outputs, into, rows, outputSize: O, weights }: OutputRows): number {
  const { log, nonNegative, mean, sd, outputsPerTarget: K = 1 } = undo;
  const C = mean.length;
  let raised = 0;
  for (let row = 0; row < rows; row++) {
    const counts = weights === null || weights[row]! > 0 ? 1 : 0;
    for (let o = 0; o < O; o++) {
      const c = Math.floor(o / K) % C;
      const output = outputs[row * O + o]!;
      const value = log === null ? mean[c]! + sd[c]! * output : exponential(log[c]!, output);
      if (nonNegative && value < 0) {
        into[row * O + o] = leastOf(undo, c);
        raised += counts;
      } else into[row * O + o] = log === null ? output : (value - mean[c]!) / sd[c]!;
    }
  }
  return raised;
}

/** 0 as it is scaled, in single precision: the next number up where rounding would make it one below 0. */
export function leastOf({ mean, sd }: Pick<Undo, "mean" | "sd">, c: number): number {
  const exact = -mean[c]! / sd[c]!;
  const least = Math.fround(exact);
  return mean[c]! + sd[c]! * least >= 0 ? least : Math.fround(exact + Math.abs(exact) * 2 ** -23);
}
