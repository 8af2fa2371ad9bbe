import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { MOST } from "../../core/limits.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { group, integer } from "../../core/rules.js";
import { engineName, SELECT_OPTIONS, settleEngine } from "../../kernels/select.js";
import type { ExecutorFactory } from "../../study/run/executor.js";
import type { EngineOptions, TrialStart } from "../../study/threads/messages.js";
import { poolExecutor, type ThreadEvents } from "../../study/threads/pool.js";
import { LastingThreads, type NodeThread } from "./lasting-threads.js";
import { fileUrlOf, modulesRule } from "./user-module.js";

export interface WorkerPoolOptions {
  /** Default: the fastest engine that this runtime has; a build from revectorize() where 256-bit kernels are wanted. */
  readonly engine?: EngineOptions;
  readonly workers?: number;
  /**
   * Modules that every worker imports before its first trial, in this order: those that add the study's own members to
   * registries, by `optimizers.add(...)` and the like. Each is a file's URL or absolute path. The registries are a thread's
   * own, so the program that runs the study imports them too. Default: none
   */
  readonly modules?: readonly ({ readonly href: string } | string)[];
}

const OPTIONS = {
  engine: group({ engine: SELECT_OPTIONS.engine, build: SELECT_OPTIONS.build } satisfies OptionRules<EngineOptions>),
  workers: integer(1, MOST.workers),
  modules: modulesRule,
} satisfies OptionRules<WorkerPoolOptions>;

/**
 * Runs trials in worker threads, one a core; a trial of several threads is trained by a team of them. Each trial's bits
 * depend on its spec alone, not on which threads run it or in what order.
 *
 * A worker that fails takes the study down with its own message: a trial is never silently lost. So does a module that does
 * not load. Workers last from one run over a list of trials to the next, until the executor's `end`; those that wait keep no process.
 *
 * @example
 * // my-optimizer.js: import { optimizers } from "gradus"; optimizers.add({ name: "mine", ... });
 * const executor = workerPool({ workers: 2, modules: [new URL("./my-optimizer.js", "file:///project/")] });
 * executor.workers; // 2
 */
export function workerPool(options: WorkerPoolOptions = {}): ExecutorFactory {
  ensureOptions("workerPool", options, OPTIONS);
  const { workers = availableParallelism() } = options;
  const engine = settleEngine(options.engine ?? {}); // a thread that fell back by itself would train other bits
  const modules = (options.modules ?? []).map((module) => fileUrlOf(module)!);
  return {
    workers,
    engine: engineName(engine),
    start(folds) {
      const threads = new LastingThreads((events) => startThread({ folds, engine, modules }, events));
      const pool = poolExecutor({ folds, workers, start: (events) => threads.take(events) });
      return { run: pool.run, end: () => threads.endAll() };
    },
  };
}

/** Start data of a thread. */
export interface WorkerStart extends TrialStart {
  /** URLs of the modules to import before the first trial. */
  readonly modules: readonly string[];
}

/** A thread that knows these data. */
export function startThread(workerData: WorkerStart, events: ThreadEvents): NodeThread {
  const thread = new Worker(new URL("./worker.js", import.meta.url), { workerData });
  thread.on("message", events.message);
  thread.on("error", events.failed);
  thread.on("exit", (code) => events.failed(new Error(`A worker thread ended by itself, exit code ${code}.`)));
  return {
    post: (message) => thread.postMessage(message),
    end: () => thread.terminate(),
    ref: () => thread.ref(),
    unref: () => thread.unref(),
  };
}
