import type { Worker } from "node:worker_threads";
import type { TrialCheckpoint } from "../../../study/records/checkpoint.js";
import type { EpochRecord } from "../../../study/records/trial.js";
import type { TrialContext, TrialResult, TrialSpec } from "../../../study/spec/trial.js";
import { errorOf } from "../../threads/failure.js";
import { trialThread } from "../../threads/trial-thread.js";
import type { EngineOptions, FromWorker, Keeping, ToWorker } from "../../threads/worker-messages.js";

/** What a slot runs, and whom it tells. */
export interface SlotWork {
  readonly spec: TrialSpec;
  readonly folds: readonly TrialContext[];
  readonly keeping: Keeping | null;
  readonly onEpoch: (record: EpochRecord) => void;
  readonly onCheckpoint: (checkpoint: TrialCheckpoint) => void;
  readonly onRefused: (reason: string) => void;
}

/** One thread that trains, apart from the one that keeps in touch with the queue: it lasts from trial to trial as long as their data are the same. */
export class Slot {
  readonly #engine: EngineOptions;
  readonly #modules: readonly string[];
  #thread: Worker | null = null;
  #folds: readonly TrialContext[] | null = null;

  constructor(engine: EngineOptions, modules: readonly string[]) {
    this.#engine = engine;
    this.#modules = modules;
  }

  /** @throws the trial's own error, or that of a thread that ended: the slot is good for the next one either way */
  async run({ spec, folds, keeping, ...hooks }: SlotWork, signal: AbortSignal): Promise<TrialResult> {
    const thread = await this.#threadFor(folds);
    const stop = () => thread.postMessage({ kind: "stop" } satisfies ToWorker);
    try {
      return await new Promise<TrialResult>((done, fail) => {
        thread.once("error", fail);
        thread.once("exit", (code) => fail(new Error(`its thread ended by itself, exit code ${code}`)));
        thread.on("message", (message: FromWorker) => {
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
        });
        thread.postMessage({ kind: "run", spec, seat: null, keeping } satisfies ToWorker);
        signal.addEventListener("abort", stop, { once: true });
        if (signal.aborted) stop();
      });
    } catch (error) {
      await this.close(); // what is left of it is unknown
      throw error;
    } finally {
      signal.removeEventListener("abort", stop);
      for (const event of ["error", "exit", "message"]) thread.removeAllListeners(event);
    }
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    thread?.on("error", () => {}); // it is given up
    await thread?.terminate();
  }

  async #threadFor(folds: readonly TrialContext[]): Promise<Worker> {
    if (this.#thread !== null && this.#folds === folds) return this.#thread;
    await this.close();
    this.#folds = folds;
    this.#thread = trialThread({ folds, engine: this.#engine, modules: this.#modules });
    return this.#thread;
  }
}
