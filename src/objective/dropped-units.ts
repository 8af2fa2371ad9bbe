import { beginningOf } from "../kernels/beginning.js";
import type { Kernels, LayerBelow, MeanVariance, RecurrentPass } from "../kernels/contract.js";
import type { UnitMasks } from "./contract.js";

interface DroppedUnitsOptions {
  readonly masks: UnitMasks;
  readonly layer: number;
  /** Of a row of what the layer gives. */
  readonly units: number;
  readonly kernels: Kernels;
  /** Place of the pass's first sequence in the whole batch. */
  readonly firstSequence: number;
}

/**
 * What the next layer, or the readout, reads of a layer in training: its units, some of them left out.
 *
 *     E h' = r E h,   Var h' = r^2 Var h
 *
 * given the mask r. So a smoothed network is the smoothed one of this mask: at sigma = 0 the plain one of the same mask, and on average over masks the mean of
 * both objectives. The layer's own recurrence reads all units.
 */
export class DroppedUnits implements LayerBelow {
  readonly output: MeanVariance;
  readonly outputGradient: MeanVariance;
  readonly #pass: RecurrentPass;
  readonly #options: DroppedUnitsOptions;
  /** (S, B, H) */
  readonly #mask: Float64Array;
  readonly #place = { at: 0, count: 0 };
  readonly #row = { layer: 0, t: 0, b: 0 };
  #from = 0;

  constructor(pass: RecurrentPass, options: DroppedUnitsOptions) {
    const { mean, variance } = pass.output;
    const like = (): MeanVariance => ({
      mean: options.kernels.allocate(mean.length),
      variance: variance && options.kernels.allocate(mean.length),
    });
    this.#pass = pass;
    this.#options = options;
    this.output = like();
    this.outputGradient = like();
    this.#mask = new Float64Array(mean.length);
    this.#place.count = options.units;
    this.#row.layer = options.layer;
  }

  /** After the layer's `forward`: its emitted steps that some sequence has. */
  forward(): void {
    const { batch: B, steps: T, lengths } = this.#pass.spec;
    const { masks, firstSequence, units: H } = this.#options;
    const mask = this.#mask;
    const firstEmitted = T - mask.length / (B * H);
    const first = Math.max(beginningOf(lengths, T), firstEmitted);
    this.#from = (first - firstEmitted) * B * H;
    this.#place.at = this.#from;
    for (let t = first; t < T; t++) {
      for (let b = 0; b < B; b++) {
        this.#row.t = t;
        this.#row.b = firstSequence + b;
        masks.fill(mask, this.#place, this.#row);
        this.#place.at += H;
      }
    }
    const { mean, variance } = this.#pass.output;
    for (let k = this.#from; k < mask.length; k++) this.output.mean[k] = mask[k]! * mean[k]!;
    if (variance === null) return;
    for (let k = this.#from; k < mask.length; k++) this.output.variance![k] = mask[k]! ** 2 * variance[k]!;
  }

  /** Before the layer's `backward`: its output's gradient. */
  backward(): void {
    const mask = this.#mask;
    const { mean, variance } = this.outputGradient;
    const back = this.#pass.outputGradient;
    for (let k = this.#from; k < mask.length; k++) back.mean[k] = mask[k]! * mean[k]!;
    if (variance === null) return;
    for (let k = this.#from; k < mask.length; k++) back.variance![k] = mask[k]! ** 2 * variance[k]!;
  }
}
