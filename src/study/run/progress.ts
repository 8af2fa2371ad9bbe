import type { ChangeRecord, CutRecord } from "../records/plan.js";
import type { EpochRecord, TrialRecord } from "../records/trial.js";
import type { TrialSpec } from "../spec/trial.js";
import { type Costs, trialSeconds } from "../tune/budget.js";
import type { ShortBudget } from "./short-budget.js";

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
      /** What earlier commands had asked otherwise. */
      readonly grownBefore: readonly ChangeRecord[];
      /** What an earlier time budget cut, and this one would not: finished runs depend on it. */
      readonly kept: readonly CutRecord[];
      /** Null where the time budget suffices, or there is none. */
      readonly short: ShortBudget | null;
    }
  | {
      readonly kind: "progress";
      /** Of the work, from 0 to 1. */
      readonly fraction: number;
      readonly secondsLeft: number;
      readonly trialsDone: number;
      readonly trials: number;
    }
  /** A trial under way has done one more epoch. */
  | { readonly kind: "epoch"; readonly trial: TrialSpec; readonly record: EpochRecord }
  | { readonly kind: "trial"; readonly record: TrialRecord }
  /** A word for the user, in plain English: a checkpoint that could not be used or kept. */
  | { readonly kind: "note"; readonly text: string };

/** As long as a trial is missing. */
const MOST_UNDER_WAY = 0.99;

/** Keeps count of the work done, weighted by what each trial costs, and estimates the time left. */
export class Progress {
  #trials: number;
  readonly #now: () => number;
  readonly #started: number;
  readonly #cost: (spec: TrialSpec) => number;
  readonly #foldWindows: readonly number[];
  readonly #specs = new Map<string, TrialSpec>();
  /** Cost of what is done of each trial, and of it what earlier runs had done. */
  readonly #done = new Map<string, number>();
  readonly #earlier = new Map<string, number>();
  readonly #ended = new Set<string>();
  #totalCost: number;
  /** Sums over the trials of the two. */
  #doneCost = 0;
  #earlierCost = 0;

  constructor(options: ProgressOptions) {
    this.#trials = options.trials;
    this.#totalCost = options.totalCost;
    this.#now = options.now;
    this.#started = options.now();
    const { costs, foldWindows } = options;
    this.#foldWindows = foldWindows;
    this.#cost = (spec) => trialSeconds(costs, { ...spec, trainWindows: foldWindows[spec.fold - 1]! });
  }

  add(specs: readonly TrialSpec[]): void {
    for (const spec of specs) this.#specs.set(spec.id, spec);
  }

  /** The plan has been cut: what it comes to now. Trials that are no longer in it, done or not, count no more. */
  replan(specs: readonly TrialSpec[]): void {
    this.#trials = specs.length;
    this.#totalCost = specs.reduce((sum, spec) => sum + this.#cost(spec), 0);
    const planned = new Set(specs.map(({ id }) => id));
    for (const id of this.#specs.keys()) {
      if (planned.has(id)) continue;
      this.#set(id, 0, 0);
      this.#ended.delete(id);
    }
  }

  epoch(id: string, { epoch }: EpochRecord): StudyEvent {
    return this.#reached(id, epoch / this.#specs.get(id)!.epochs);
  }

  /** A trial under way has done so many steps. */
  steps(id: string, steps: number): StudyEvent {
    return this.#reached(id, this.#share(id, steps));
  }

  /** A trial goes on from where an earlier run has left it, after so many steps. */
  takeUp(id: string, steps: number): StudyEvent {
    const cost = this.#share(id, steps) * this.#cost(this.#specs.get(id)!);
    this.#set(id, cost, cost);
    return this.#event();
  }

  /** A trial has ended, `resumed` if an earlier run had done it. */
  trial(id: string, resumed: boolean): StudyEvent {
    const cost = this.#cost(this.#specs.get(id)!);
    this.#set(id, cost, resumed ? cost : (this.#earlier.get(id) ?? 0));
    this.#ended.add(id);
    return this.#event();
  }

  #share(id: string, steps: number): number {
    const { epochs, batchSize, fold } = this.#specs.get(id)!;
    return Math.min(1, steps / (epochs * Math.ceil(this.#foldWindows[fold - 1]! / batchSize)));
  }

  #reached(id: string, share: number): StudyEvent {
    const cost = share * this.#cost(this.#specs.get(id)!);
    // A trial that had to begin anew has nothing from earlier.
    this.#set(id, cost, Math.min(cost, this.#earlier.get(id) ?? 0));
    return this.#event();
  }

  #set(id: string, done: number, earlier: number): void {
    this.#doneCost += done - (this.#done.get(id) ?? 0);
    this.#earlierCost += earlier - (this.#earlier.get(id) ?? 0);
    this.#done.set(id, done);
    this.#earlier.set(id, earlier);
  }

  #event(): StudyEvent {
    const cost = Math.min(this.#doneCost, this.#totalCost);
    // All of the work is done when all trials are, whatever they were thought to cost.
    const share = this.#totalCost > 0 ? cost / this.#totalCost : 1;
    const fraction = this.#ended.size < this.#trials ? Math.min(share, MOST_UNDER_WAY) : share;
    const worked = cost - this.#earlierCost;
    const seconds = (this.#now() - this.#started) / 1000;
    const secondsLeft = worked > 0 ? (seconds * (this.#totalCost - cost)) / worked : Number.POSITIVE_INFINITY;
    return {
      kind: "progress",
      fraction,
      secondsLeft: Math.max(0, secondsLeft),
      trialsDone: this.#ended.size,
      trials: this.#trials,
    };
  }
}

interface ProgressOptions {
  readonly trials: number;
  /** Sum of the trials' costs, in seconds of one worker. */
  readonly totalCost: number;
  /** Training windows of each fold. */
  readonly foldWindows: readonly number[];
  readonly costs: Costs;
  readonly now: () => number;
}
