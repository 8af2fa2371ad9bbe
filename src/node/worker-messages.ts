import type { EngineChoice } from "../kernels/select.js";
import type { EpochRecord } from "../study/records.js";
import type { TrialContext, TrialResult, TrialSpec } from "../study/trial.js";

/** What a worker is started with; the windows' arrays lie in shared memory. */
export interface WorkerStart {
  readonly context: TrialContext;
  readonly engine: EngineChoice;
}

export type ToWorker = { readonly kind: "run"; readonly spec: TrialSpec } | { readonly kind: "stop" };

export type FromWorker =
  | { readonly kind: "epoch"; readonly id: string; readonly record: EpochRecord }
  | { readonly kind: "result"; readonly result: TrialResult }
  | { readonly kind: "failed"; readonly id: string; readonly message: string };
