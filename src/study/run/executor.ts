import { ensureGiven } from "../../core/given.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { callable, required } from "../../core/rules.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import type { Kernels } from "../../kernels/contract.js";
import type { TrialCheckpoint } from "../records/checkpoint.js";
import type { EpochRecord } from "../records/trial.js";
import { contextFor, type TrialContext, type TrialResult, type TrialSpec } from "../spec/trial.js";
import { runTrial, type TrialKeeping } from "./trial.js";

/** Runs trials, several at once where it can; results come as they finish. */
export interface TrialExecutor {
  run(specs: readonly TrialSpec[], hooks: ExecutionHooks): AsyncIterable<TrialResult>;
  /** Gives back what it holds from one run to the next, once no other follows: threads, and their memory. Default: it holds nothing */
  end?(): Promise<void>;
}

export interface ExecutionHooks {
  /** When aborted, trials under way stop at their next chance and come back as `stopped`; the others never start. */
  readonly signal: ListenedSignal;
  readonly onEpoch: (id: string, record: EpochRecord) => void;
  /** Where trials under way are kept. An executor that does not look at it begins them anew. */
  readonly checkpoints?: TrialCheckpoints | null;
}

/** Where trials under way have got to. */
export interface TrialCheckpoints {
  /** From one checkpoint of a trial to the next, about. */
  readonly seconds: number;
  /** Where an earlier run of the trial was left; null: it begins. */
  from(id: string): TrialCheckpoint | null;
  /** Keeps a checkpoint, which it may keep as it is; returns at once. */
  save(id: string, checkpoint: TrialCheckpoint): void;
  /** What `from` gave was of no use, for a reason in words: the trial begins anew. */
  refused(id: string, reason: string): void;
}

/** What the run of one trial takes of them. */
export function checkpointsOf(id: string, all: TrialCheckpoints | null): TrialKeeping | null {
  return (
    all && {
      seconds: all.seconds,
      from: all.from(id),
      save: (checkpoint) => all.save(id, checkpoint),
      refused: (reason) => all.refused(id, reason),
    }
  );
}

/** Makes the executor of one study, and says beforehand what it will be. */
export interface ExecutorFactory {
  /** Threads that work at once. */
  readonly workers: number;
  /** Most threads that one trial can be shared by: 1 where memory cannot be shared, as in a page that is not isolated. Default: `workers` */
  readonly threadsPerTrial?: number;
  /** Name of the engine that trains. */
  readonly engine: string;
  /** @param folds the data of each fold: that of a trial is `folds[spec.fold - 1]` */
  start(folds: readonly TrialContext[]): TrialExecutor;
}

/** Starts an executor, anybody's own too, and checks what its factory gives. */
export function startExecutor(factory: ExecutorFactory, folds: readonly TrialContext[]): TrialExecutor {
  return ensureGiven("executor: `start`", factory.start(folds), ["run()"]);
}

export interface InlineExecutorOptions {
  /** Makes the engine of all trials; called once. */
  readonly kernels: () => Kernels;
  /** Milliseconds, for durations. */
  readonly now: () => number;
}

const OPTIONS = { kernels: required(callable), now: required(callable) } satisfies OptionRules<InlineExecutorOptions>;

/** Runs one trial after the other in this thread: for a page without workers, and for tests. */
export function inlineExecutor(options: InlineExecutorOptions): ExecutorFactory {
  ensureOptions("inlineExecutor", options, OPTIONS);
  const { kernels, now } = options;
  const engine = kernels(); // each trial leases what it needs of it
  return {
    workers: 1,
    engine: engine.name,
    start: (folds) => ({
      async *run(specs, { signal, onEpoch, checkpoints = null }) {
        for (const spec of specs) {
          if (signal.aborted) return;
          const kept = checkpointsOf(spec.id, checkpoints);
          yield await runTrial(spec, contextFor(spec, folds), {
            kernels: engine,
            now,
            signal,
            onEpoch,
            checkpoints: kept,
          });
        }
      },
    }),
  };
}
