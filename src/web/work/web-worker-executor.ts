import { GradusError } from "../../core/errors.js";
import { engineName } from "../../kernels/select.js";
import type { ExecutorFactory } from "../../study/run/executor.js";
import type { EngineOptions, FromWorker, ToWorker, TrialStart } from "../../study/threads/messages.js";
import { poolExecutor, type ThreadEvents, type TrialThread } from "../../study/threads/pool.js";
import type { TrialWorkers } from "./trial-workers.js";

/** What a trial worker is sent: first its data, then what every thread is. */
export type ToTrialWorker = { readonly kind: "begin"; readonly start: TrialStart } | ToWorker;
/** What it tells: first that it is there. */
export type FromTrialWorker = { readonly kind: "loaded" } | FromWorker;

export interface WebWorkerExecutorOptions {
  readonly engine: EngineOptions;
  readonly workers: number;
  /** Whether workers may share memory. */
  readonly isIsolated: boolean;
  readonly threads: TrialWorkers;
}

/**
 * Runs trials in Web Workers, as `workerPool` does in threads of Node.js: the same bits for the same specs. Where memory cannot be shared each
 * worker gets a copy of the windows when it starts, and no trial is shared.
 */
export function webWorkerExecutor({ engine, workers, isIsolated, threads }: WebWorkerExecutorOptions): ExecutorFactory {
  return {
    workers,
    threadsPerTrial: isIsolated ? workers : 1,
    engine: engineName(engine),
    start(folds) {
      const begun = new WeakSet<Worker>();
      return poolExecutor({
        ...{ folds, workers },
        start(events) {
          const worker = threads.take();
          const thread = threadOf(worker, threads, events);
          const data: ToTrialWorker = { kind: "begin", start: { folds, engine } };
          if (!begun.has(worker)) worker.postMessage(data);
          begun.add(worker);
          return thread;
        },
      });
    },
  };
}

/** A worker as a thread of one pool; when the pool closes it is free for the next one, unless it is still at work. */
function threadOf(worker: Worker, threads: TrialWorkers, events: ThreadEvents): TrialThread {
  const listening = new AbortController();
  const { signal } = listening;
  let underWay = 0;
  let isBroken = false;
  const fail = (error: Error) => {
    isBroken = true;
    events.failed(error);
  };
  const hear = ({ data: message }: MessageEvent<FromTrialWorker>) => {
    if (message.kind === "loaded") return;
    if (message.kind === "result") underWay--;
    if (message.kind === "failed") isBroken = true;
    events.message(message);
  };
  worker.addEventListener("message", hear, { signal });
  worker.addEventListener("messageerror", () => fail(new Error("A trial worker sent what cannot be read.")), {
    signal,
  });
  worker.addEventListener("error", (event) => fail(failureIn(event)), { signal });
  return {
    post(message) {
      if (message.kind === "run") underWay++;
      worker.postMessage(message satisfies ToTrialWorker);
    },
    async end() {
      listening.abort();
      if (isBroken || underWay > 0) threads.end(worker);
      else threads.giveBack(worker);
    },
  };
}

/** Of a script that could not be loaded, or a worker that the browser has ended, there are no words. */
function failureIn({ message }: ErrorEvent): Error {
  if (message) return new Error(`A trial worker failed: ${message}`);
  return new GradusError(
    "A trial worker must start from this page's own files, got none: they could not be loaded, or the browser has no memory left. Runs that have " +
      "finished are kept. Reload the page, or take fewer `workers`.",
  );
}
