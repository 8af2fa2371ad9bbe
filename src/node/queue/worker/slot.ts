import type { TrialCheckpoint } from "../../../study/records/checkpoint.js";
import type { EpochRecord } from "../../../study/records/trial.js";
import type { TrialContext, TrialResult, TrialSpec } from "../../../study/spec/trial.js";
import { errorOf, MachineFault } from "../../../study/threads/failure.js";
import type { EngineOptions, FromWorker, Keeping } from "../../../study/threads/messages.js";
import type { ThreadEvents, TrialThread } from "../../../study/threads/pool.js";
import { startThread } from "../../threads/worker-pool.js";

/** What a slot runs, and whom it tells. */
export interface SlotWork {
  readonly spec: TrialSpec;
  readonly folds: readonly TrialContext[];
  readonly keeping: Keeping | null;
  readonly onEpoch: (record: EpochRecord) => void;
  readonly onCheckpoint: (checkpoint: TrialCheckpoint) => void;
  readonly onRefused: (reason: string) => void;
}

/** A trial that is told to stop does so at its next step. One that does not hangs, and is left to its last checkpoint. */
const MILLISECONDS_TO_STOP = 10_000;

const NOBODY: ThreadEvents = { message: () => {}, failed: () => {} };

/** One thread that trains, apart from the one that keeps in touch with the queue: it lasts from trial to trial as long as their data are the same. */
export class Slot {
  readonly #engine: EngineOptions;
  readonly #modules: readonly string[];
  #thread: TrialThread | null = null;
  #folds: readonly TrialContext[] | null = null;
  /** Who hears the thread just now. */
  #hears: ThreadEvents = NOBODY;

  constructor(engine: EngineOptions, modules: readonly string[]) {
    this.#engine = engine;
    this.#modules = modules;
  }

  /** @throws the trial's own error, that of a thread that ended, or a MachineFault before the trial began: the slot is good for the next one */
  async run({ spec, folds, keeping, ...hooks }: SlotWork, signal: AbortSignal): Promise<TrialResult> {
    const thread = await this.#threadFor(folds);
    const stopping: { now: () => void; timer: NodeJS.Timeout | null } = { now: () => {}, timer: null };
    const stop = () => stopping.now();
    try {
      return await new Promise<TrialResult>((done, fail) => {
        stopping.now = () => {
          thread.post({ kind: "stop" });
          stopping.timer ??= setTimeout(() => fail(new Error("It did not stop.")), MILLISECONDS_TO_STOP);
        };
        const message = (message: FromWorker) => {
          switch (message.kind) {
            case "epoch":
              return hooks.onEpoch(message.record);
            case "checkpoint":
              return hooks.onCheckpoint(message.checkpoint);
            case "refused":
              return hooks.onRefused(message.reason);
            case "failed":
              return fail(errorOf(message.failure, message.where));
            case "result":
              return done(message.result!);
            default:
              message satisfies never;
          }
        };
        this.#hears = { message, failed: fail };
        thread.post({ kind: "run", spec, seat: null, keeping });
        signal.addEventListener("abort", stop, { once: true });
        if (signal.aborted) stop();
      });
    } catch (error) {
      await this.close(); // what is left of it is unknown
      throw error;
    } finally {
      signal.removeEventListener("abort", stop);
      if (stopping.timer !== null) clearTimeout(stopping.timer);
      this.#hears = NOBODY;
    }
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    this.#hears = NOBODY;
    await thread?.end();
  }

  async #threadFor(folds: readonly TrialContext[]): Promise<TrialThread> {
    if (this.#thread !== null && this.#folds === folds) return this.#thread;
    await this.close();
    this.#folds = folds;
    const events: ThreadEvents = {
      message: (message) => this.#hears.message(message),
      failed: (error) => {
        if (this.#thread === thread) this.#thread = null; // the next trial gets another
        this.#hears.failed(faultOf(error));
      },
    };
    const thread = started({ folds, engine: this.#engine, modules: this.#modules }, events);
    this.#thread = thread;
    return thread;
  }
}

function started(...given: Parameters<typeof startThread>): TrialThread {
  try {
    return startThread(...given);
  } catch (error) {
    throw faultOf(error as Error);
  }
}

/** A thread that the system does not give has begun no trial. */
function faultOf(error: Error): Error {
  if ((error as { readonly code?: unknown }).code !== "ERR_WORKER_INIT_FAILED") return error;
  return new MachineFault(
    `queue: a thread must start, got "${error.message}". Raise limits on threads and memory (ulimit).`,
  );
}
