import type { Taus } from "../../../core/quantiles.js";
import { meanTargets } from "../../../data/baselines/constant.js";
import { copyTargets, forEachScoredRow, scoredSteps } from "../../../data/scored-rows.js";
import { withoutTransform } from "../../../data/transform/without-transform.js";
import type { WindowSet } from "../../../data/window-set.js";
import type { Metric, MetricRows } from "../../../metric/contract.js";
import { ofMiddle } from "../../../metric/of-middle.js";

/** The errors of one forecast or of several networks alike, of quantiles those of the middle one: sums over the scored rows of each test window, in the unit of the sheet. */
export class WindowLosses {
  readonly squared: Float64Array;
  readonly absolute: Float64Array;
  /** Networks that were added. */
  forecasts = 0;
  /** Outputs of these networks that were raised to 0. */
  raised = 0;

  readonly #middle: ReturnType<typeof ofMiddle>;

  constructor(windows: number, taus: Taus | null = null) {
    this.#middle = ofMiddle(taus);
    this.squared = new Float64Array(windows);
    this.absolute = new Float64Array(windows);
  }

  /** Adds a row's errors, each the mean over the outputs, to its window. */
  #add(window: number, { outputs, targets, weights, outputSize: O }: MetricRows, row: number, factor: number): void {
    let squared = 0;
    let absolute = 0;
    for (let o = row * O; o < (row + 1) * O; o++) {
      const error = factor * (outputs[o]! - targets[o]!);
      squared += error * error;
      absolute += Math.abs(error);
    }
    this.squared[window]! += (weights[row]! * squared) / O;
    this.absolute[window]! += (weights[row]! * absolute) / O;
  }

  /** A forecast of the whole set, window by window: (windows, S, O). */
  addForecast(set: WindowSet, rows: MetricRows, factor: number): void {
    const S = scoredSteps(set);
    const own = this.#middle(rows);
    for (let row = 0; row < rows.rows; row++)
      if (rows.weights[row]! > 0) this.#add(Math.floor(row / S), own, row, factor);
    this.forecasts++;
  }

  /** Takes what a predictor shows a metric, batch by batch of (S, B, O), of one network over the whole set. */
  metric(set: WindowSet, factor: number): Metric {
    const S = scoredSteps(set);
    let from = 0;
    this.forecasts++;
    return {
      name: "window losses",
      direction: "lower",
      unit: "none",
      sums: 0,
      add: (_sums, rows) => {
        const B = rows.rows / S;
        const own = this.#middle(rows);
        for (let row = 0; row < rows.rows; row++) {
          if (rows.weights[row]! > 0) this.#add(from + (row % B), own, row, factor);
        }
        from += B;
      },
      value: () => 0,
    };
  }
}

/** What the scores of all forecasts of a test part have in common. */
export interface TestWindows {
  /** Weights of the scored rows of each window, summed. */
  readonly weights: Float64Array;
  /** Squared distance of the targets from their mean over the part, summed as the errors are. */
  readonly spread: Float64Array;
  /** Whether the window begins a row after the one before it. */
  readonly follows: Uint8Array;
}

export function testWindows(test: WindowSet, factor: number): TestWindows {
  const set = withoutTransform(test);
  const { length, outputSize: O, starts } = set;
  const S = scoredSteps(set);
  const mean = meanTargets(set);
  const weights = new Float64Array(length);
  const spread = new Float64Array(length);
  const targets = new Float64Array(O);
  forEachScoredRow(set, ({ place, at, weight }) => {
    copyTargets(set, at, targets);
    const window = Math.floor(place / S);
    const squared = targets.reduce((sum, target, o) => sum + (factor * (target - mean[o]!)) ** 2, 0);
    weights[window]! += weight;
    spread[window]! += (weight * squared) / O;
  });
  const follows = Uint8Array.from(starts, (start, k) => Number(k > 0 && start === starts[k - 1]! + 1));
  return { weights, spread, follows };
}
