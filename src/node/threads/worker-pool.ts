import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { MOST } from "../../core/limits.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { group, integer, rule } from "../../core/rules.js";
import { engineName, SELECT_OPTIONS, settleEngine } from "../../kernels/select.js";
import { buildNetwork } from "../../network/build.js";
import type { ExecutionHooks, ExecutorFactory } from "../../study/run/executor.js";
import type { TrialResult, TrialSpec } from "../../study/spec/trial.js";
import { type TeamSize, teamMemory } from "../../train/team/shared-team.js";
import { Channel } from "./channel.js";
import { errorOf } from "./failure.js";
import { fileUrlOf } from "./user-module.js";
import type { EngineOptions, FromWorker, ToWorker, WorkerStart } from "./worker-messages.js";

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
  modules: rule(
    "a list of modules, each a file's URL or absolute path",
    (value) => Array.isArray(value) && value.every((module) => fileUrlOf(module) !== null),
    'Give e.g. [new URL("./my-optimizer.js", import.meta.url)].',
  ),
} satisfies OptionRules<WorkerPoolOptions>;

/**
 * Runs trials in worker threads, one a core; a trial of several threads is trained by a team of them. Each trial's bits
 * depend on its spec alone, not on which threads run it or in what order.
 *
 * A worker that fails takes the study down with its own message: a trial is never silently lost. So does a module that does
 * not load.
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
    start: (folds) => ({
      async *run(specs, hooks) {
        if (specs.length === 0) return;
        const pool = new Pool({ folds, engine, modules, workers }, specs, hooks);
        try {
          pool.open();
          yield* pool.results;
        } finally {
          await pool.close();
        }
      },
    }),
  };
}

/** The threads of one run over a list of trials. */
class Pool {
  readonly results = new Channel<TrialResult>();
  readonly #queue: TrialSpec[];
  readonly #hooks: ExecutionHooks;
  readonly #gradient: Omit<TeamSize, "worldSize">;
  readonly #threads: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #count: number;
  readonly #data: WorkerStart;
  #isClosed = false;
  readonly #stop = () => this.#send(this.#threads, { kind: "stop" });

  constructor(
    { folds, engine, modules, workers }: WorkerStart & { readonly workers: number },
    specs: readonly TrialSpec[],
    hooks: ExecutionHooks,
  ) {
    this.#queue = [...specs];
    this.#hooks = hooks;
    const { length, slices } = buildNetwork(folds[0]!.network).layout;
    this.#gradient = { parameters: length, slices: slices.length };
    const wanted = specs.reduce((sum, { threads }) => sum + threads, 0);
    const most = Math.max(...specs.map(({ threads }) => threads)); // a resumed study may have been planned for more cores
    this.#count = Math.max(most, Math.min(workers, wanted));
    this.#data = { folds, engine, modules };
  }

  /** Starts the threads and gives them their first trials; `close` ends them, also where this throws. */
  open(): void {
    for (let k = 0; k < this.#count; k++) this.#threads.push(this.#start());
    this.#idle.push(...this.#threads);
    this.#hooks.signal.addEventListener("abort", this.#stop);
    this.#dispatch();
  }

  /** When it returns the threads have given their memory back: the next ones may need it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#hooks.signal.removeEventListener("abort", this.#stop);
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  /** Gives waiting trials to idle threads, in order; the results end when all threads are idle and nothing waits. */
  #dispatch(): void {
    if (this.#hooks.signal.aborted) this.#queue.length = 0;
    while (this.#queue.length > 0 && this.#queue[0]!.threads <= this.#idle.length) {
      const spec = this.#queue.shift()!;
      const members = this.#idle.splice(0, spec.threads);
      const memory = spec.threads === 1 ? null : teamMemory({ worldSize: spec.threads, ...this.#gradient });
      const { checkpoints = null } = this.#hooks;
      const keeping = checkpoints && { seconds: checkpoints.seconds, from: checkpoints.from(spec.id) };
      members.forEach((thread, rank) => {
        this.#send([thread], { kind: "run", spec, seat: memory && { memory, rank }, keeping });
      });
    }
    if (this.#idle.length === this.#threads.length) this.results.end();
  }

  #start(): Worker {
    const thread = new Worker(new URL("./worker.js", import.meta.url), { workerData: this.#data });
    thread.on("message", (message: FromWorker) => this.results.attempt(() => this.#answer(thread, message)));
    thread.on("error", (error) => this.results.fail(error));
    thread.on("exit", (code) => {
      if (!this.#isClosed) this.results.fail(new Error(`A worker thread ended by itself, exit code ${code}.`));
    });
    return thread;
  }

  #answer(thread: Worker, message: FromWorker): void {
    switch (message.kind) {
      case "epoch":
        this.#hooks.onEpoch(message.id, message.record);
        break;
      case "checkpoint":
        this.#hooks.checkpoints?.save(message.id, message.checkpoint);
        break;
      case "refused":
        this.#hooks.checkpoints?.refused(message.id, message.reason);
        break;
      case "failed":
        this.results.fail(errorOf(message.failure, message.where));
        break;
      case "result":
        if (message.result) this.results.push(message.result);
        this.#idle.push(thread);
        this.#dispatch();
        break;
      default:
        message satisfies never;
    }
  }

  #send(threads: readonly Worker[], message: ToWorker): void {
    for (const thread of threads) thread.postMessage(message);
  }
}
