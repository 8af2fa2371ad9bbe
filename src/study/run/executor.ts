import type { Kernels } from "../../kernels/contract.js";
import type { EpochRecord } from "../records.js";
import { runTrial, type TrialContext, type TrialResult, type TrialSpec } from "./trial.js";

/** Runs trials, several at once where it can; results come as they finish. */
export interface TrialExecutor {
  /** Threads that work at once. */
  readonly workers: number;
  /** Name of the engine that trains. */
  readonly engine: string;
  run(specs: readonly TrialSpec[], hooks: ExecutionHooks): AsyncIterable<TrialResult>;
}

export interface ExecutionHooks {
  /** When aborted, trials under way stop at their next chance and come back as `stopped`; the others never start. */
  readonly signal: AbortSignal;
  readonly onEpoch: (id: string, record: EpochRecord) => void;
}

/** Makes the executor of one study; called once, when the task is known. */
export type ExecutorFactory = (context: TrialContext) => Promise<TrialExecutor>;

/** Runs one trial after the other in this thread: for a page without workers, and for tests. */
export function inlineExecutor({
  kernels,
  now,
}: {
  readonly kernels: () => Kernels;
  readonly now: () => number;
}): ExecutorFactory {
  return async (context) => ({
    workers: 1,
    engine: kernels().name,
    async *run(specs, { signal, onEpoch }) {
      for (const spec of specs) {
        if (signal.aborted) return;
        yield await runTrial(spec, context, { kernels: kernels(), now, signal, onEpoch });
      }
    },
  });
}
