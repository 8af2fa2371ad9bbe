import type { Schedule } from "./schedule.js";

/** Sigma of each kind of tensor, or a derivative by it. */
export interface ByKind {
  input: number;
  recurrent: number;
  bias: number;
  readout: number;
}

/** How long a run will be; steps of one epoch. */
export interface RunLength {
  readonly epochs: number;
  readonly stepsPerEpoch: number;
}

/** What one optimisation step showed. */
export interface StepObservation {
  /** g(theta; sigma) on the batch. */
  readonly objective: number;
  /** dg/dsigma in closed form; NaN where the objective has none. */
  readonly bySigma: number;
  /** dg/dsigma_kind of each kind's own sigma; null where the objective has none. */
  readonly bySigmaOfKind: Readonly<ByKind> | null;
}

/** What one epoch showed. */
export interface EpochObservation {
  /** 0 in the first epoch, 1 in the last. */
  readonly progress: number;
  /** Mean of g over the epoch. */
  readonly objective: number;
  /** Norm of the mean of the epoch's gradients. */
  readonly gradientNorm: number;
  /** The metric of the plain network on the validation windows. */
  readonly validation: number;
  /** Which of two values of the metric is the better one. */
  readonly direction: "lower" | "higher";
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
  /** Each kind's sigma as a multiple of `sigma`; null: the objective's own shares. */
  readonly shares: Readonly<ByKind> | null;
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
