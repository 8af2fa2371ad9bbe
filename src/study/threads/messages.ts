import type { SelectOptions } from "../../kernels/select.js";
import type { TrialCheckpoint } from "../records/checkpoint.js";
import type { EpochRecord } from "../records/trial.js";
import type { TrialContext, TrialResult, TrialSpec } from "../spec/trial.js";
import type { Failure } from "./failure.js";

/** Which engine, as plain data. */
export type EngineOptions = Pick<SelectOptions, "engine" | "build">;

/** Start data of a thread; the windows' arrays lie in shared memory where there is any, else each thread has a copy. */
export interface TrialStart {
  /** Data of each fold. */
  readonly folds: readonly TrialContext[];
  readonly engine: EngineOptions;
}

/** A place in the team that trains one trial: see teamMemory. */
export interface Seat {
  readonly memory: SharedArrayBuffer;
  readonly rank: number;
}

/** How often a trial is kept on its way, and where an earlier run of it was left. */
export interface Keeping {
  readonly seconds: number;
  readonly from: TrialCheckpoint | null;
}

/** `seat` is null for a trial on one thread, `keeping` for one that is kept nowhere. */
export type ToWorker =
  | { readonly kind: "run"; readonly spec: TrialSpec; readonly seat: Seat | null; readonly keeping: Keeping | null }
  | { readonly kind: "stop" };

/**
 * Of a team, the member of rank 0 alone tells epochs and what was refused, the last one gives checkpoints; every member ends with a result,
 * which is the same for all.
 */
export type FromWorker =
  | { readonly kind: "checkpoint"; readonly id: string; readonly checkpoint: TrialCheckpoint }
  | { readonly kind: "refused"; readonly id: string; readonly reason: string }
  | { readonly kind: "epoch"; readonly id: string; readonly record: EpochRecord }
  | { readonly kind: "result"; readonly result: TrialResult | null }
  /** `where` is the trial's id, or the function that started the worker. */
  | { readonly kind: "failed"; readonly where: string; readonly failure: Failure };
