import type { Taus } from "../core/quantiles.js";
import { copyTargets, forEachScoredRow } from "./scored-rows.js";
import type { WindowSet } from "./window-set.js";

/** Errors by output, as they come, and then a quantile of each. */
export class OutputErrors {
  readonly #errors: readonly number[][];

  constructor(outputSize: number) {
    this.#errors = Array.from({ length: outputSize }, () => []);
  }

  /** Of output o: target - forecast. */
  add(o: number, error: number): void {
    this.#errors[o]!.push(error);
  }

  /** Of output o, which is of the quantile tau_o, the quantiles going round: the least error that a share tau_o of them is not above. 0 of none. */
  quantiles(taus: Taus): Float64Array {
    return Float64Array.from(this.#errors, (own, o) => {
      const sorted = Float64Array.from(own).sort();
      return sorted[Math.max(0, Math.ceil(taus[o % taus.length]! * sorted.length) - 1)] ?? 0;
    });
  }
}

/** Errors of a forecast's outputs, (windows, S, O) row-major, over the rows that count. */
export function forecastErrorsOf(outputs: Float32Array, set: WindowSet): OutputErrors {
  const { outputSize: O } = set;
  const targets = new Float32Array(O);
  const errors = new OutputErrors(O);
  forEachScoredRow(set, ({ place, at }) => {
    copyTargets(set, at, targets);
    for (let o = 0; o < O; o++) errors.add(o, targets[o]! - outputs[place * O + o]!);
  });
  return errors;
}
