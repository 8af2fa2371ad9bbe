import type { FloatArray } from "../../core/float-array.js";
import type { Mutable } from "../../core/mutable.js";
import type { ResolvedTrainOptions } from "../options.js";
import type { TrainingRecord } from "../records.js";
import { ensureFits } from "./ensure-fits.js";
import { ensureSameRun, runIdentity } from "./run-identity.js";
import type { RunParts } from "./run-parts.js";
import { type EpochPlace, type RunCount, STATE_SCHEMA, STATE_VERSION, type TrainingState } from "./state.js";

/** All that a run knows of its past; what is not in here or in its parts, it has from its options. */
export class RunMemory {
  readonly records: TrainingRecord[] = [];
  readonly count: Mutable<Omit<RunCount, "validatedAt">> = {
    steps: 0,
    smoothedSteps: 0,
    millisecondsTraining: 0,
    millisecondsBesideSteps: 0,
  };
  initialValidation: number | null = null;
  readonly startNote: string | null;
  readonly #options: ResolvedTrainOptions;
  readonly #parts: RunParts;
  /** Of the batch order's stream before this epoch's order was drawn from it. */
  #orderState: readonly number[];
  #identity: TrainingState["run"] | null = null;

  constructor(options: ResolvedTrainOptions, parts: RunParts) {
    this.#options = options;
    this.#parts = parts;
    this.#orderState = parts.order.state();
    this.startNote = parts.beginning.note;
  }

  /** Draws the order of an epoch. */
  drawOrder(out: Uint32Array): void {
    const { order } = this.#parts;
    this.#orderState = order.state();
    order.draw(out);
  }

  /** The run as it is, all of it copied; null where somebody draws from a fork of the noise, whose place nobody knows. */
  state(place: EpochPlace): TrainingState | null {
    const { noise, best, validation, parameters, update, sigma, passes } = this.#parts;
    if (noise.some(({ isForked }) => isForked())) return null;
    const { note, units, amplitude } = this.#parts.beginning;
    const found = best.soFar();
    return {
      schema: STATE_SCHEMA,
      version: STATE_VERSION,
      run: this.#run(),
      place: { ...place, within: [...place.within] },
      count: { ...this.count, validatedAt: validation.measuredAt },
      initialValidation: this.initialValidation,
      beginning: { note, units: units.slice(), amplitude },
      records: [...this.records],
      best: found && { ...found, parameters: found.parameters.slice() },
      parameters: parameters.slice(),
      optimizer: copies(update.state),
      sigmaRule: sigma.state(),
      objective: passes.map(({ state = [] }) => copies(state)),
      random: { order: [...this.#orderState], noise: noise.map(({ stream }) => [...stream.state()]) },
    };
  }

  /**
   * Goes to a state of this very run; returns its place, the order of whose epoch is to be drawn.
   *
   * @throws GradusError, before anything is touched, for a state of another run and one that does not fit
   */
  goTo(state: TrainingState): EpochPlace {
    const parts = this.#parts;
    ensureSameRun(state.run, this.#run());
    ensureFits(state, parts, this.#options);
    const { validatedAt, ...count } = state.count;
    Object.assign(this.count, count);
    this.initialValidation = state.initialValidation;
    this.records.push(...state.records);
    parts.parameters.set(state.parameters);
    setAll(parts.update.state, state.optimizer);
    parts.sigma.restore(state.sigmaRule);
    for (const [k, pass] of parts.passes.entries()) setAll(pass.state ?? [], state.objective[k]!);
    for (const [k, { stream }] of parts.noise.entries()) stream.restore(state.random.noise[k]!);
    parts.order.restore(state.random.order);
    parts.validation.measuredAt = validatedAt;
    parts.best.restore(state.best, state.records.length > 0);
    return state.place;
  }

  #run(): TrainingState["run"] {
    this.#identity ??= runIdentity(this.#options); // it reads all the data
    return this.#identity;
  }
}

function copies(arrays: readonly FloatArray[]): FloatArray[] {
  return arrays.map((array) => array.slice());
}

function setAll(targets: readonly FloatArray[], values: readonly FloatArray[]): void {
  for (const [k, target] of targets.entries()) target.set(values[k]!);
}
