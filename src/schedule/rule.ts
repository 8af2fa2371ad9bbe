import { ensureArgument } from "../core/options.js";
import { required } from "../core/rules.js";
import { scheduleRule } from "./rules.js";
import type { Schedule } from "./schedule.js";

/** How long a run will be, and over how many tensors. */
export interface RunLength {
  readonly epochs: number;
  /** Of one epoch. */
  readonly stepsPerEpoch: number;
  /** Slices of the network's layout. */
  readonly slices: number;
}

/** One optimisation step, as a rule sees it. */
export interface StepObservation {
  /** g(theta; sigma) on the batch. */
  readonly objective: number;
  /** dg/dsigma; NaN where the objective has none. */
  readonly gradientBySigma: number;
  /** (slices), dg/d(sigma of that slice); null where the objective has one sigma for all. */
  readonly gradientBySliceSigma: Float64Array | null;
}

/** One epoch, as a rule sees it. */
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

/** A rule at work on one run; the rule itself is stateless and can serve many runs. */
export interface SigmaController {
  /** Sigma >= 0 of the step to come. */
  readonly sigma: number;
  /** (slices), each slice's sigma as a multiple of `sigma`; null: the objective's own. */
  readonly shares: Float64Array | null;
  /** All memory between two steps: save it and set it again in a fresh controller, and the run goes on bit for bit. */
  readonly state: readonly Float64Array[];
  /** Called before the epoch's first step, progress from 0 to 1. */
  startEpoch(progress: number): void;
  afterStep(step: StepObservation): void;
  afterEpoch(epoch: EpochObservation): void;
}

/** The rule that reads sigma from a schedule, once an epoch. */
export function followSchedule(schedule: Schedule): SigmaRule {
  ensureArgument("followSchedule", schedule, ["schedule", required(scheduleRule)]);
  return {
    name: schedule.name,
    observes: false,
    plan: () => new Follower(schedule),
  };
}

class Follower implements SigmaController {
  readonly shares = null;
  readonly state = [new Float64Array(1)] as const;
  readonly #schedule: Schedule;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  get sigma(): number {
    return this.state[0][0]!;
  }

  startEpoch(progress: number): void {
    this.state[0][0] = this.#schedule.at(progress);
  }

  afterStep(): void {}
  afterEpoch(): void {}
}
