import { ensureNoOptions, type NoOptions } from "../core/options.js";
import type { Initialiser, InitialiserStart } from "./contract.js";
import { initialise } from "./initialise.js";
import { linearForm, placeLinearStart } from "./linear/linear-start.js";
import { solveReadout } from "./solve-readout.js";

/** Of the linear start, the one to be beaten first. */
const AMPLITUDES = [0.3, 0.1];
/** Another start is taken where its validation error is at most this much of the one before. */
const BETTER = 0.98;

/**
 * The linear start or a drawn one with a solved readout, whichever forecasts better before any step: of amplitudes .3 and .1 and drawn units, in this
 * order, another is taken where its validation error is at least 2 % lower. What the units drawn at random do better than the linear forecast is not
 * linear, and training from them gets there sooner.
 *
 * It costs three solved readouts, each about a third of a plain epoch, and the linear forecast. Without validation windows: the linear start.
 *
 * @throws GradusError for what the linear start refuses, see `linearStart`
 */
export function automaticStart(options?: NoOptions): Initialiser {
  ensureNoOptions("automaticStart", options);
  return {
    name: "auto",
    fromDiffusion: true,
    initialise(start) {
      const form = linearForm(start, { owner: "auto", power: 0 });
      const best = new BestStart(start);
      for (const alpha of AMPLITUDES) best.offer((own) => placeLinearStart(own, form, alpha));
      best.offer((own) => {
        const { network, parameters, random, gain } = own;
        initialise(network.layout, parameters, { random, gain });
        own.note("drawn units and a solved readout");
        return solveReadout({ ...own, set: form.train });
      });
      best.take();
    },
  };
}

/** The start so far that none of those offered after it was much better than. */
class BestStart {
  readonly #start: InitialiserStart;
  #found: { readonly error: number | null; readonly parameters: Float64Array; readonly units: Float64Array } | null =
    null;
  #said: Parameters<InitialiserStart["note"]> = [""];

  constructor(start: InitialiserStart) {
    this.#start = start;
  }

  /** @param make writes a start and returns its validation error */
  offer(make: (own: InitialiserStart) => number | null): void {
    const { parameters, units } = this.#start;
    if (this.#found !== null && this.#found.error === null) return; // nothing to choose by
    units.fill(1);
    let said: Parameters<InitialiserStart["note"]> = [""];
    const note: InitialiserStart["note"] = (...given) => {
      said = given;
    };
    const error = make({ ...this.#start, note });
    if (this.#found !== null && !(error! < BETTER * this.#found.error!)) return;
    this.#found = { error, parameters: Float64Array.from(parameters), units: units.slice() };
    this.#said = said;
  }

  take(): void {
    const { parameters, units, note } = this.#start;
    parameters.set(this.#found!.parameters);
    units.set(this.#found!.units);
    note(...this.#said);
  }
}
