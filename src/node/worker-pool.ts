import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { EngineChoice } from "../kernels/select.js";
import { selectKernels } from "../kernels/select.js";
import type { ExecutionHooks, ExecutorFactory, TrialExecutor } from "../study/executor.js";
import type { TrialResult, TrialSpec } from "../study/trial.js";
import type { FromWorker, ToWorker, WorkerStart } from "./worker-messages.js";

/**
 * Runs trials in worker threads, one a core. Each trial's bits depend on its spec alone, not on the thread or the order.
 *
 * A worker that fails takes the study down with its own message: a trial is never silently lost.
 */
export function workerPool({ engine, workers = availableParallelism() }: WorkerPoolOptions): ExecutorFactory {
  const { kernels } = selectKernels({ engine });
  return async (context): Promise<TrialExecutor> => ({
    workers,
    engine: kernels.name,
    async *run(specs, hooks) {
      const queue = [...specs];
      const results = new Channel<TrialResult>();
      const start: WorkerStart = { context, engine };
      const threads = Array.from({ length: Math.min(workers, queue.length) }, () =>
        startThread(start, queue, results, hooks),
      );
      Promise.all(threads.map(({ exited }) => exited)).then(() => results.end());
      try {
        yield* results;
      } finally {
        for (const { thread } of threads) thread.terminate();
      }
    },
  });
}

/** One thread that takes specs off the queue until it is empty or the signal aborts. */
function startThread(
  workerData: WorkerStart,
  queue: TrialSpec[],
  results: Channel<TrialResult>,
  { signal, onEpoch }: ExecutionHooks,
): { readonly thread: Worker; readonly exited: Promise<void> } {
  const thread = new Worker(new URL("./worker.js", import.meta.url), { workerData });
  const send = (message: ToWorker) => thread.postMessage(message);
  const stop = () => send({ kind: "stop" });
  const next = () => {
    const spec = signal.aborted ? undefined : queue.shift();
    if (spec) return send({ kind: "run", spec });
    signal.removeEventListener("abort", stop);
    thread.terminate();
  };
  signal.addEventListener("abort", stop);
  thread.on("message", (message: FromWorker) => {
    switch (message.kind) {
      case "epoch":
        return onEpoch(message.id, message.record);
      case "failed":
        return results.fail(new Error(`Trial ${message.id} failed: ${message.message}`));
      case "result":
        results.push(message.result);
        return next();
      default:
        message satisfies never;
    }
  });
  thread.on("error", (error) => results.fail(error));
  next();
  return { thread, exited: new Promise((resolve) => thread.on("exit", () => resolve())) };
}

export interface WorkerPoolOptions {
  readonly engine: EngineChoice;
  readonly workers?: number;
}

/** Values pushed by callbacks, pulled by one `for await`. */
class Channel<Value> implements AsyncIterable<Value> {
  readonly #values: Value[] = [];
  #error: Error | null = null;
  #ended = false;
  #wake: () => void = () => {};

  push(value: Value): void {
    this.#values.push(value);
    this.#wake();
  }

  fail(error: Error): void {
    this.#error ??= error;
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Value> {
    for (;;) {
      if (this.#error) throw this.#error;
      const value = this.#values.shift();
      if (value !== undefined) yield value;
      else if (this.#ended) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
