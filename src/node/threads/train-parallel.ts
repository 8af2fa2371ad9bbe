import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { ensure } from "../../core/errors.js";
import { MOST } from "../../core/limits.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { anything, integer, orNull, required, rule } from "../../core/rules.js";
import { type ListenedSignal, listenedSignalRule } from "../../core/stop-signal.js";
import { Channel } from "../../study/threads/channel.js";
import { errorOf, type Failure } from "../../study/threads/failure.js";
import type { TrainOptions } from "../../train/options.js";
import type { TrainingRecord, TrainingResult } from "../../train/records.js";
import { type TrainingRun, trainingRun } from "../../train/run.js";
import { type TeamSize, teamMemory } from "../../train/team/shared-team.js";
import { withCloned } from "./cloneable.js";
import { fileUrlOf } from "./user-module.js";

export interface ParallelOptions {
  /**
   * File URL, or absolute path, of a module whose default export is a `Recipe`. Functions cannot be sent to threads, so each thread imports the
   * module and makes the options itself.
   */
  readonly recipe: { readonly href: string } | string;
  /** Handed to the recipe: plain data, best with its arrays in shared memory (see `sharedMemory`), which is not copied. */
  readonly input?: unknown;
  /** Threads, each with its share of every batch. Default: one a core. */
  readonly workers?: number;
  readonly signal?: ListenedSignal;
}

/** Makes the options of one training run: the same in every thread, so no clock and no unseeded randomness in it. */
export type Recipe<Input = unknown> = (
  input: Input,
) => Omit<TrainOptions, "team" | "signal"> | Promise<Omit<TrainOptions, "team" | "signal">>;

/** Start data of a thread. */
export interface ParallelStart {
  readonly recipe: string;
  readonly input: unknown;
}

export type ToMember =
  | { readonly kind: "start"; readonly memory: SharedArrayBuffer; readonly rank: number }
  | { readonly kind: "stop" };

export type FromMember =
  | { readonly kind: "ready"; readonly gradient: Omit<TeamSize, "worldSize"> }
  | { readonly kind: "record"; readonly record: TrainingRecord }
  | { readonly kind: "result"; readonly result: TrainingResult }
  | { readonly kind: "failed"; readonly failure: Failure };

const OPTIONS = {
  recipe: required(
    rule(
      "a module: a file's URL or absolute path",
      (value) => fileUrlOf(value) !== null,
      'Give e.g. new URL("./recipe.js", import.meta.url).',
    ),
  ),
  input: anything,
  workers: integer(1, MOST.workers),
  signal: orNull(listenedSignalRule),
} satisfies OptionRules<ParallelOptions>;

/**
 * `train` on several threads (data parallelism): each computes the gradient of its share of every batch, in groups of 8
 * rows, and all take the same step with the sum. Pays for large batches and networks: see bench/results/engine.md.
 *
 * The same bits for the same seed and the same number of workers. The threads start with the first record asked for and end
 * with the last, or when the consumer leaves the loop. A failure in any of them is thrown here.
 *
 * @example
 * // recipe.js: export default () => ({ network, data, objective: weights(), batchSize: 64, seed: 1 });
 * const run = trainParallel({ recipe: new URL("./recipe.js", "file:///project/"), workers: 2 });
 * typeof run.result; // "function"
 */
export function trainParallel(options: ParallelOptions): TrainingRun {
  ensureOptions("trainParallel", options, OPTIONS);
  const { recipe, input, workers = availableParallelism(), signal } = options;
  const crew = new Crew({ recipe: fileUrlOf(recipe)!, input }, workers, signal ?? null);
  return trainingRun({ run: () => crew.records(), result: () => crew.result() });
}

/** The threads of one run. */
class Crew {
  readonly #start: ParallelStart;
  readonly #size: number;
  readonly #signal: ListenedSignal | null;
  readonly #records = new Channel<TrainingRecord>();
  readonly #ready: Omit<TeamSize, "worldSize">[] = [];
  readonly #members: Worker[] = [];
  #result: TrainingResult | null = null;
  #isOver = false;

  constructor(start: ParallelStart, size: number, signal: ListenedSignal | null) {
    this.#start = start;
    this.#size = size;
    this.#signal = signal;
  }

  async *records(): AsyncGenerator<TrainingRecord, void, undefined> {
    const stop = () => this.#tell({ kind: "stop" });
    this.#signal?.addEventListener("abort", stop);
    try {
      for (let k = 0; k < this.#size; k++) this.#members.push(this.#hire());
      yield* this.#records;
    } finally {
      this.#isOver = true;
      this.#signal?.removeEventListener("abort", stop);
      await Promise.all(this.#members.map((member) => member.terminate())); // their memory is the next run's
    }
  }

  result(): TrainingResult {
    ensure(this.#result !== null, () => "trainParallel: the loop over the records was left before its end: no result.");
    return this.#result;
  }

  #hire(): Worker {
    const file = new URL("./parallel-member.js", import.meta.url);
    const member = withCloned("input", this.#start.input, () => new Worker(file, { workerData: this.#start }));
    member.on("message", (message: FromMember) => this.#records.attempt(() => this.#answer(message)));
    member.on("error", (error) => this.#records.fail(error));
    member.on("exit", (code) => {
      if (!this.#isOver)
        this.#records.fail(
          new Error(
            `trainParallel: a thread ended by itself, exit code ${code}. Its recipe must come to an end, and not end the process.`,
          ),
        );
    });
    return member;
  }

  #answer(message: FromMember): void {
    switch (message.kind) {
      case "ready":
        this.#begin(message.gradient);
        break;
      case "record":
        this.#records.push(message.record);
        break;
      case "result":
        this.#result = message.result;
        this.#records.end();
        break;
      case "failed":
        this.#records.fail(errorOf(message.failure, "trainParallel"));
        break;
      default:
        message satisfies never;
    }
  }

  /** Lets all go once the last is ready. */
  #begin(gradient: Omit<TeamSize, "worldSize">): void {
    this.#ready.push(gradient);
    if (this.#ready.length < this.#size) return;
    const memory = teamMemory({ worldSize: this.#size, ...gradient });
    for (const [rank, member] of this.#members.entries()) {
      member.postMessage({ kind: "start", memory, rank } satisfies ToMember);
    }
    if (this.#signal?.aborted) this.#tell({ kind: "stop" });
  }

  #tell(message: ToMember): void {
    for (const member of this.#members) member.postMessage(message);
  }
}
