import { type Activation, MOMENT, MOMENTS } from "../../smoothing/contract.js";
import { SPREAD, SPREADS, spreadOf, spreadOfMoments } from "../../smoothing/spread.js";
import type { Form } from "../contract.js";
import type { HostCurve } from "./exports.js";
import { LANES } from "./shape.js";

/** An activation of a layer, and how its panels lie. */
export interface HostLayer {
  readonly form: Form;
  readonly activation: Activation;
  readonly hidden: number;
  readonly hiddenRows: number;
  readonly unitNoise: () => number;
}

/**
 * Evaluates activations in TypeScript, panel by panel, where the kernels have no curve for them: any activation is right,
 * at the price of a call for each unit.
 */
export class HostCurves {
  readonly #layers = new Map<number, HostLayer>();
  readonly #moments = new Float64Array(MOMENTS);
  readonly #spread = new Float64Array(SPREADS);
  readonly #place = { mean: 0, variance: 0, moments: this.#moments };
  readonly #floats: Float32Array;

  /** `buffer`: the memory in which the panels lie. */
  constructor(buffer: ArrayBuffer) {
    this.#floats = new Float32Array(buffer);
  }

  /** `owner`: the address by which the kernels name the activation, a plan's or an operation's. */
  add(owner: number, layer: HostLayer): void {
    this.#layers.set(owner, layer);
  }

  /** Drops the owner at an address, if one lay there. */
  forget(owner: number): void {
    this.#layers.delete(owner);
  }

  /** The function that the kernels import. */
  readonly call: HostCurve = (owner, panel, panel2, slopes) => {
    const layer = this.#layers.get(owner)!;
    if (layer.form === "plain") this.#plain(layer, panel / 4, slopes / 4);
    else this.#smooth(layer, panel / 4, panel2 / 4, slopes / 4);
  };

  #plain({ activation, hidden }: HostLayer, panel: number, slopes: number): void {
    const floats = this.#floats;
    for (let k = 0; k < hidden * LANES; k++) {
      const m = floats[panel + k]!;
      floats[panel + k] = activation.value(m);
      floats[slopes + k] = activation.derivative(m);
    }
  }

  /** Slopes: h1 and v by mean, h1 and v by variance, with v = h2 - h1^2. */
  #smooth(
    { activation, form, hidden, hiddenRows, unitNoise }: HostLayer,
    panel: number,
    panel2: number,
    slopes: number,
  ): void {
    const floats = this.#floats;
    const out = this.#moments;
    const spread = this.#spread;
    const place = this.#place;
    const field = hiddenRows * LANES;
    const fixed = unitNoise();
    for (let k = 0; k < hidden * LANES; k++) {
      place.mean = floats[panel + k]!;
      place.variance = form === "activation" ? fixed : floats[panel2 + k]!;
      activation.smooth(place.mean, place.variance, out);
      if (form === "activation") spreadOfMoments(out, spread);
      else spreadOf(activation, place, spread);
      floats[panel + k] = out[MOMENT.h1]!;
      floats[panel2 + k] = spread[SPREAD.value]!;
      floats[slopes + k] = out[MOMENT.h1ByMean]!;
      floats[slopes + field + k] = spread[SPREAD.byMean]!;
      floats[slopes + 2 * field + k] = out[MOMENT.h1ByVariance]!;
      floats[slopes + 3 * field + k] = spread[SPREAD.byVariance]!;
    }
  }
}
