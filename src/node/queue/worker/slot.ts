import type { TrialCheckpoint } from "../../../study/records/checkpoint.js";
import type { EpochRecord } from "../../../study/records/trial.js";
import type { TrialContext, TrialResult, TrialSpec } from "../../../study/spec/trial.js";
import { errorOf } from "../../../study/threads/failure.js";
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

  /** @throws the trial's own error, or that of a thread that ended: the slot is good for the next one either way */
  async run({ spec, folds, keeping, ...hooks }: SlotWork, signal: AbortSignal): Promise<TrialResult> {
    const thread = await this.#threadFor(folds);
    const stop = () => thread.post({ kind: "stop" });
    try {
      return await new Promise<TrialResult>((done, fail) => {
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
    const thread = startThread(
      { folds, engine: this.#engine, modules: this.#modules },
      {
        message: (message) => this.#hears.message(message),
        failed: (error) => {
          if (this.#thread === thread) this.#thread = null; // the next trial gets another
          this.#hears.failed(error);
        },
      },
    );
    this.#thread = thread;
    return thread;
  }
}
