import { GradusError } from "../../core/errors.js";
import { engineName } from "../../kernels/select.js";
import type { ExecutorFactory } from "../../study/run/executor.js";
import type { EngineOptions, FromWorker, ToWorker, TrialStart } from "../../study/threads/messages.js";
import { poolExecutor, type ThreadEvents, type TrialThread } from "../../study/threads/pool.js";
import { makeTrialWorker } from "./make-trial-worker.js";

/** What a trial worker is sent: first its data, then what every thread is. */
export type ToTrialWorker = { readonly kind: "begin"; readonly start: TrialStart } | ToWorker;

export interface WebWorkerExecutorOptions {
  readonly engine: EngineOptions;
  readonly workers: number;
  /** Whether workers may share memory. */
  readonly isIsolated: boolean;
}

/**
 * Runs trials in Web Workers, as `workerPool` does in threads of Node.js: the same bits for the same specs. Where memory cannot be shared each
 * worker gets a copy of the windows when it starts, and no trial is shared.
 */
export function webWorkerExecutor({ engine, workers, isIsolated }: WebWorkerExecutorOptions): ExecutorFactory {
  return {
    workers,
    threadsPerTrial: isIsolated ? workers : 1,
    engine: engineName(engine),
    start: (folds) => poolExecutor({ folds, workers, start: (events) => startWorker({ folds, engine }, events) }),
  };
}

function startWorker(start: TrialStart, events: ThreadEvents): TrialThread {
  const worker = makeTrialWorker();
  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => events.message(data));
  worker.addEventListener("messageerror", () => events.failed(new Error("A trial worker sent what cannot be read.")));
  worker.addEventListener("error", (event) => events.failed(failureIn(event)));
  const post = (message: ToTrialWorker) => worker.postMessage(message);
  post({ kind: "begin", start });
  return { post, end: async () => worker.terminate() };
}

/** Of a script that could not be loaded there are no words. */
function failureIn({ message }: ErrorEvent): Error {
  if (message) return new Error(`A trial worker failed: ${message}`);
  return new GradusError(
    "A trial worker must start from this page's own files, got none: they could not be loaded, or the browser has no memory left. Runs that have " +
      "finished are kept. Reload the page, or take fewer `workers`.",
  );
}
