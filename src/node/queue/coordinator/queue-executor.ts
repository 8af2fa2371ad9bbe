import { MOST } from "../../../core/limits.js";
import { ensureOptions, type OptionRules } from "../../../core/options.js";
import { callable, group, integer, orNull, positive, required, text } from "../../../core/rules.js";
import type { Kernels } from "../../../kernels/contract.js";
import { engineName, SELECT_OPTIONS, settleEngine } from "../../../kernels/select.js";
import type { ExecutionHooks, ExecutorFactory } from "../../../study/run/executor.js";
import type { TrialContext, TrialResult, TrialSpec } from "../../../study/spec/trial.js";
import type { EngineOptions } from "../../../study/threads/messages.js";
import { fileUrlOf, modulesRule } from "../../threads/user-module.js";
import { parseAddress, type QueueAddress } from "../address.js";
import { IN_CODE } from "../option-names.js";
import { Coordinator } from "./coordinator.js";

export interface QueueExecutorOptions {
  /** Of a PostgreSQL server: postgres://user@host:5432/database. */
  readonly address: string;
  /** By what the study is known when the same command is given again, so that it takes up its trials: a study's folder, say. */
  readonly name: string;
  /** Makes an engine in this thread: which bits it gives decides who can take the trials. */
  readonly kernels: () => Kernels;
  /** Default: the fastest engine that this runtime has */
  readonly engine?: EngineOptions;
  /**
   * Modules that every thread imports before its first trial, as `workerPool` has them; workers take the trials that name the same to
   * `gradus worker --module`. Default: none
   */
  readonly modules?: readonly ({ readonly href: string } | string)[];
  /** Threads that train here while no worker is there. Default 1; 0: none, trials wait for workers */
  readonly workers?: number;
  /** A folder that all machines see, for the data. Default null: in the database */
  readonly dataFolder?: string | null;
  /** Seconds without a word after which others take over the trials that this program runs. Default 15 */
  readonly lostAfterSeconds?: number;
  /** A word for the user. */
  readonly tell?: (note: string) => void;
}

/** The executor of a queue keeps its connections from one list of trials to the next: whoever made it closes it. */
export interface QueueExecutor extends ExecutorFactory {
  /** Removes the study from the queue, with its data and whatever is left of it; or keeps it there for a week, for the same command to go on. */
  close(options?: { readonly keeps: boolean }): Promise<void>;
}

const LOST_AFTER_SECONDS = 15;

const OPTIONS = {
  address: required(text),
  name: required(text),
  kernels: required(callable),
  engine: group({ engine: SELECT_OPTIONS.engine, build: SELECT_OPTIONS.build } satisfies OptionRules<EngineOptions>),
  modules: modulesRule,
  workers: integer(0, MOST.workers),
  dataFolder: orNull(text),
  lostAfterSeconds: positive,
  tell: callable,
} satisfies OptionRules<QueueExecutorOptions>;

/**
 * Runs trials on a queue in PostgreSQL, from which workers on any machine take them: `gradus worker`, or this program itself while there
 * is none. Each trial runs in one thread, so it comes to the bits that `workerPool({ workers: 1 })` gives.
 *
 * Exactly once in effect: a trial is the same job however often it is put there, its result is written by the latest attempt alone, and a trial
 * whose worker is lost goes on from its last checkpoint. One of which three attempts in a row got nowhere is set aside, as one that diverged.
 *
 * @example
 * const executor = queueExecutor({ address: "postgres://me@db.example/lab", name: "out/study", kernels: () => kernels });
 * executor.workers; // 1
 * await executor.close(); // in the end, also where the study failed
 */
export function queueExecutor(options: QueueExecutorOptions): QueueExecutor {
  ensureOptions("queueExecutor", options, OPTIONS);
  return executorOn(parseAddress(options.address, IN_CODE), options);
}

/** The same for an address that was read before, with the names by which its giver knows it. */
export function executorOn(address: QueueAddress, options: Omit<QueueExecutorOptions, "address">): QueueExecutor {
  const { workers = 1, dataFolder = null, lostAfterSeconds = LOST_AFTER_SECONDS, tell = () => {}, ...given } = options;
  const engine = settleEngine(given.engine ?? {});
  const modules = (options.modules ?? []).map((module) => fileUrlOf(module)!);
  const name = engineName(engine);
  const open: Coordinator[] = [];
  return {
    workers: 1,
    threadsPerTrial: 1, // workers may have one core
    engine: name,
    start(folds: readonly TrialContext[]) {
      const coordinator = new Coordinator({
        ...{ address, name: given.name, folds, engine, workers, dataFolder, lostAfterSeconds, tell },
        ...{ kernels: given.kernels, modules },
      });
      open.push(coordinator);
      return {
        run: (specs: readonly TrialSpec[], hooks: ExecutionHooks): AsyncIterable<TrialResult> =>
          coordinator.run(specs, hooks),
      };
    },
    async close(options = { keeps: false }) {
      for (const coordinator of open.splice(0)) await coordinator.close(options);
    },
  };
}
