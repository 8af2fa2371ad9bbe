import type { WindowSet } from "../../data/window-set.js";
import type { Highway } from "../../network/highway.js";
import type { NetworkSpec } from "../../network/spec.js";
import type { MethodSpec, Setting } from "../records/method.js";
import type { TrialRecord } from "../records/trial.js";

/** One training run of a study, as plain data that crosses threads. */
export interface TrialSpec {
  /** e.g. "tune/sgd/b16/3" or "run/diffusion/b64/seed2"; the same for the same plan. */
  readonly id: string;
  readonly phase: TrialRecord["phase"];
  readonly method: MethodSpec;
  /** The tuned numbers of the method's recipe. */
  readonly setting: Setting;
  readonly batchSize: number;
  readonly seed: number;
  /** On whose data it runs: of the task's folds, from 1. */
  readonly fold: number;
  readonly epochs: number;
  /** The epoch whose weights are the trial's, chosen beforehand. Absent: that which is best on validation */
  readonly until?: number;
  /** Threads that share each of its batches: they decide the order in which gradients are added, and so the last bits. */
  readonly threads: number;
}

/** A trial of which it is not yet decided how many threads share it: see `assignThreads`. */
export type PlannedTrial = Omit<TrialSpec, "threads">;

/** Data shared by all trials of a study on one fold. The test windows are not among it. */
export interface TrialContext {
  readonly network: NetworkSpec;
  /** Of the fold, fitted once on all its training windows and sent to every thread, so that all have the same bits. Default null: none */
  readonly highway?: Highway | null;
  readonly train: WindowSet;
  readonly validation: WindowSet;
  /** Windows that starts are made of and chosen by. Absent: the same */
  readonly startData?: { readonly train: WindowSet; readonly validation: WindowSet };
  /** Reported error = errorFactor * root mean square of the scaled errors. */
  readonly errorFactor: number;
  /** The task's, by name in the registry. */
  readonly metric: string;
}

/** What a trial sees of a study's folds. */
export function contextFor({ fold }: Pick<TrialSpec, "fold">, folds: readonly TrialContext[]): TrialContext {
  return folds[fold - 1]!;
}

export interface TrialResult {
  readonly record: TrialRecord;
  /** The weights that were best on validation; null when there were none, or in the tuning phase, where nobody reads them. */
  readonly parameters: Float32Array | null;
}
