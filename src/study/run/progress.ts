import type { ChangeRecord, CutRecord } from "../records/plan.js";
import type { EpochRecord, TrialRecord } from "../records/trial.js";
import type { TrialSpec } from "../spec/trial.js";
import { type Costs, trialSeconds } from "../tune/budget.js";

/** A progress event of a running study. */
export type StudyEvent =
  | { readonly kind: "cut"; readonly cuts: readonly CutRecord[] }
  | {
      readonly kind: "planned";
      readonly trials: number;
      /** Trials that earlier runs have finished. */
      readonly resumed: number;
      /** What of earlier runs could not be used and was set aside, in words. */
      readonly setAside: readonly string[];
      /** By a time budget. */
      readonly cuts: readonly CutRecord[];
      /** What this command asks otherwise of a study that had begun. */
      readonly grown: readonly ChangeRecord[];
    }
  | {
      readonly kind: "progress";
      /** Of the work, from 0 to 1. */
      readonly fraction: number;
      readonly secondsLeft: number;
      readonly trialsDone: number;
      readonly trials: number;
    }
  | { readonly kind: "trial"; readonly record: TrialRecord };

/** Keeps count of the work done, weighted by what each trial costs, and estimates the time left. */
export class Progress {
  #trials: number;
  readonly #now: () => number;
  readonly #started: number;
  readonly #cost: (spec: TrialSpec) => number;
  readonly #specs = new Map<string, TrialSpec>();
  readonly #epochs = new Map<string, number>();
  #totalCost: number;
  #doneCost = 0;
  #skippedCost = 0;
  #trialsDone = 0;

  constructor(options: ProgressOptions) {
    this.#trials = options.trials;
    this.#totalCost = options.totalCost;
    this.#now = options.now;
    this.#started = options.now();
    const { costs, trainWindows } = options;
    this.#cost = (spec) => trialSeconds(costs, { ...spec, trainWindows });
  }

  add(specs: readonly TrialSpec[]): void {
    for (const spec of specs) this.#specs.set(spec.id, spec);
  }

  /** The plan has been cut: what it comes to now. */
  replan(specs: readonly TrialSpec[]): void {
    this.#trials = specs.length;
    this.#totalCost = specs.reduce((sum, spec) => sum + this.#cost(spec), 0);
  }

  epoch(id: string, { epoch }: EpochRecord): StudyEvent {
    this.#epochs.set(id, epoch);
    return this.#event();
  }

  /** A trial has ended, `resumed` if an earlier run had done it. */
  trial(id: string, resumed: boolean): StudyEvent {
    const cost = this.#cost(this.#specs.get(id)!);
    this.#epochs.delete(id);
    this.#doneCost += cost;
    if (resumed) this.#skippedCost += cost;
    this.#trialsDone++;
    return this.#event();
  }

  #event(): StudyEvent {
    let cost = this.#doneCost;
    for (const [id, epoch] of this.#epochs) {
      const spec = this.#specs.get(id)!;
      cost += (this.#cost(spec) * epoch) / spec.epochs;
    }
    const fraction = Math.min(1, cost / this.#totalCost);
    const worked = cost - this.#skippedCost;
    const seconds = (this.#now() - this.#started) / 1000;
    const secondsLeft = worked > 0 ? (seconds * (this.#totalCost - cost)) / worked : Number.POSITIVE_INFINITY;
    return {
      kind: "progress",
      fraction,
      secondsLeft: Math.max(0, secondsLeft),
      trialsDone: this.#trialsDone,
      trials: this.#trials,
    };
  }
}

interface ProgressOptions {
  readonly trials: number;
  /** Sum of the trials' costs, in seconds of one worker. */
  readonly totalCost: number;
  readonly trainWindows: number;
  readonly costs: Costs;
  readonly now: () => number;
}
