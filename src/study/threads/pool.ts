import { buildNetwork } from "../../network/build.js";
import { type TeamSize, teamMemory } from "../../train/team/shared-team.js";
import type { ExecutionHooks, TrialExecutor } from "../run/executor.js";
import type { TrialContext, TrialResult, TrialSpec } from "../spec/trial.js";
import { Channel } from "./channel.js";
import { errorOf } from "./failure.js";
import type { FromWorker, ToWorker } from "./messages.js";

/** A thread that trains trials: a worker thread of Node.js, or a Web Worker. */
export interface TrialThread {
  post(message: ToWorker): void;
  /** It is needed no more by this pool: ends it, and resolves once it has given its memory back, as far as that can be told; or has it wait for the next pool. */
  end(): Promise<unknown>;
}

/** What a thread tells whoever started it. */
export interface ThreadEvents {
  message(message: FromWorker): void;
  /** It can do nothing more. */
  failed(error: Error): void;
}

export interface PoolOptions {
  readonly folds: readonly TrialContext[];
  /** Threads at once. */
  readonly workers: number;
  /** Starts a thread that knows the folds. */
  start(events: ThreadEvents): TrialThread;
}

/**
 * Runs trials in threads, a trial of several threads in a team of them. Each trial's bits depend on its spec alone, not on which threads run it
 * or in what order. A thread that fails takes the study down with its own message: a trial is never silently lost.
 */
export function poolExecutor(options: PoolOptions): TrialExecutor {
  return {
    async *run(specs, hooks) {
      if (specs.length === 0) return;
      const pool = new Pool(options, specs, hooks);
      try {
        pool.open();
        yield* pool.results;
      } finally {
        await pool.close();
      }
    },
  };
}

/** The threads of one run over a list of trials. */
class Pool {
  readonly results = new Channel<TrialResult>();
  readonly #queue: TrialSpec[];
  readonly #hooks: ExecutionHooks;
  readonly #gradient: Omit<TeamSize, "worldSize">;
  readonly #threads: TrialThread[] = [];
  readonly #idle: TrialThread[] = [];
  readonly #count: number;
  readonly #startOf: PoolOptions["start"];
  #isClosed = false;
  readonly #stop = () => this.#send(this.#threads, { kind: "stop" });

  constructor({ folds, workers, start }: PoolOptions, specs: readonly TrialSpec[], hooks: ExecutionHooks) {
    this.#queue = [...specs];
    this.#hooks = hooks;
    const { length, slices } = buildNetwork(folds[0]!.network).layout;
    this.#gradient = { parameters: length, slices: slices.length };
    const wanted = specs.reduce((sum, { threads }) => sum + threads, 0);
    const most = Math.max(...specs.map(({ threads }) => threads)); // a resumed study may have been planned for more cores
    this.#count = Math.max(most, Math.min(workers, wanted));
    this.#startOf = start;
  }

  /** Starts the threads and gives them their first trials; `close` ends them, also where this throws. */
  open(): void {
    for (let k = 0; k < this.#count; k++) this.#threads.push(this.#start());
    this.#idle.push(...this.#threads);
    this.#hooks.signal.addEventListener("abort", this.#stop);
    this.#dispatch();
  }

  /** When it returns the threads have ended and given their memory back, which the next ones may need, or wait for them. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#hooks.signal.removeEventListener("abort", this.#stop);
    await Promise.all(this.#threads.map((thread) => thread.end()));
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

  #start(): TrialThread {
    const thread = this.#startOf({
      message: (message) => this.results.attempt(() => this.#answer(thread, message)),
      failed: (error) => {
        if (!this.#isClosed) this.results.fail(error);
      },
    });
    return thread;
  }

  #answer(thread: TrialThread, message: FromWorker): void {
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

  #send(threads: readonly TrialThread[], message: ToWorker): void {
    for (const thread of threads) thread.post(message);
  }
}
