import type { SelectOptions } from "../../kernels/select.js";
import type { EpochRecord } from "../../study/records/trial.js";
import type { TrialContext, TrialResult, TrialSpec } from "../../study/spec/trial.js";
import type { Failure } from "./failure.js";

/** Which engine, as plain data. */
export type EngineOptions = Pick<SelectOptions, "engine" | "build">;

/** Start data of a worker; the windows' arrays lie in shared memory. */
export interface WorkerStart {
  readonly context: TrialContext;
  readonly engine: EngineOptions;
  /** URLs of the modules to import before the first trial. */
  readonly modules: readonly string[];
}

/** A place in the team that trains one trial: see teamMemory. */
export interface Seat {
  readonly memory: SharedArrayBuffer;
  readonly rank: number;
}

/** `seat` is null for a trial on one thread. */
export type ToWorker =
  | { readonly kind: "run"; readonly spec: TrialSpec; readonly seat: Seat | null }
  | { readonly kind: "stop" };

/** Of a team, the member of rank 0 alone tells epochs; every member ends with a result, which is the same for all. */
export type FromWorker =
  | { readonly kind: "epoch"; readonly id: string; readonly record: EpochRecord }
  | { readonly kind: "result"; readonly result: TrialResult | null }
  /** `where` is the trial's id, or the function that started the worker. */
  | { readonly kind: "failed"; readonly where: string; readonly failure: Failure };
