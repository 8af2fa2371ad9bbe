import type { Schedule } from "./schedule.js";

/** How long a run will be, and of how many tensors. */
export interface RunLength {
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** Tensors of the network: `layout.slices.length`. */
  readonly slices: number;
}

/** What one optimisation step showed. */
export interface StepObservation {
  /** g(theta; sigma) on the batch. */
  readonly objective: number;
  /** dg/dsigma in closed form; NaN where the objective has none. */
  readonly gradientBySigma: number;
  /** dg/d(sigma of each tensor), by slice; null where the objective has one sigma for all. */
  readonly gradientBySliceSigma: Float64Array | null;
}

/** What one epoch showed. */
export interface EpochObservation {
  /** 0 in the first epoch, 1 in the last. */
  readonly progress: number;
  /** Mean of g over the epoch. */
  readonly objective: number;
  /** Norm of the mean of the epoch's gradients. */
  readonly gradientNorm: number;
  /** Error of the plain network on the validation windows. */
  readonly validationError: number;
}

/**
 * How sigma is chosen during a run: a fixed path (`followSchedule`) or one that answers to what training shows.
 *
 * A rule must be at exactly 0 in the last epoch, whatever it observes; training checks it.
 */
export interface SigmaRule {
  /** For the records. */
  readonly name: string;
  /** Whether it looks at training at all; for a fixed path nothing is measured. */
  readonly observes: boolean;
  plan(run: RunLength): SigmaController;
}

/** A rule at work on one run. All state is here; the rule itself is stateless and can serve many runs. */
export interface SigmaController {
  /** Sigma >= 0 of the step to come. */
  readonly sigma: number;
  /** Each tensor's sigma as a multiple of `sigma`, by slice; null: the objective's own shares. */
  readonly shares: Float64Array | null;
  /** Called before the epoch's first step, progress from 0 to 1. */
  startEpoch(progress: number): void;
  afterStep(step: StepObservation): void;
  afterEpoch(epoch: EpochObservation): void;
}

/** The rule that reads sigma from a schedule, once an epoch. */
export function followSchedule(schedule: Schedule): SigmaRule {
  return {
    name: schedule.name,
    observes: false,
    plan: () => new Follower(schedule),
  };
}

class Follower implements SigmaController {
  readonly shares = null;
  readonly #schedule: Schedule;
  sigma = 0;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  startEpoch(progress: number): void {
    this.sigma = this.#schedule.at(progress);
  }

  afterStep(): void {}
  afterEpoch(): void {}
}
