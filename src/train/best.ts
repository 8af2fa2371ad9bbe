import type { FloatArray } from "../core/float-array.js";
import { isBetter, type Metric } from "../metric/contract.js";
import type { TrainingResult } from "./records.js";

/**
 * The best weights so far by a metric, of equals the first: those at the ends of epochs, and, once one has ended, those of the start, epoch 0. Where an epoch was
 * chosen beforehand, those of that one, whatever the metric says.
 */
export class Best {
  readonly #metric: Metric;
  readonly #parameters: Float32Array;
  readonly #chosen: number | null;
  #found: { readonly epoch: number; readonly validation: number } | null = null;
  #hasEpoch = false;

  constructor(metric: Metric, parameters: number, chosen: number | null) {
    this.#metric = metric;
    this.#chosen = chosen;
    this.#parameters = new Float32Array(parameters);
  }

  offer(epoch: number, validation: number, parameters: FloatArray): void {
    if (epoch > 0) this.#hasEpoch = true;
    if (this.#chosen !== null && epoch !== this.#chosen) return;
    const { direction } = this.#metric;
    if (this.#found !== null && !isBetter(direction, validation, this.#found.validation)) return;
    this.#found = { epoch, validation };
    this.#parameters.set(parameters);
  }

  /** Takes up what `result` of an earlier run of the same length gave. */
  restore(best: TrainingResult["best"], hasEpoch: boolean): void {
    this.#found = best && { epoch: best.epoch, validation: best.validation };
    this.#hasEpoch = hasEpoch;
    if (best) this.#parameters.set(best.parameters);
  }

  /** Also before an epoch has ended. */
  soFar(): TrainingResult["best"] {
    return this.#found && { ...this.#found, parameters: this.#parameters };
  }

  result(): TrainingResult["best"] {
    return this.#hasEpoch || this.#chosen === 0 ? this.soFar() : null;
  }
}
