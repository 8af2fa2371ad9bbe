import { MOST } from "../../core/limits.js";
import { ensureArgument } from "../../core/options.js";
import { integer, orNull, required } from "../../core/rules.js";
import type { Kernels } from "../../kernels/contract.js";
import { selectKernels, settleEngine } from "../../kernels/select.js";
import { type ExecutorFactory, inlineExecutor } from "../../study/run/executor.js";
import type { EngineOptions } from "../../study/threads/messages.js";
import { TrialWorkers } from "./trial-workers.js";
import { webWorkerExecutor } from "./web-worker-executor.js";

/** The engines of one study in a page: this worker's, and as many workers with one each as were asked for. */
export interface WebEngines {
  readonly kernels: Kernels;
  readonly workers: number;
  /** Whether memory can be shared, so that several workers can train one network. */
  readonly isIsolated: boolean;
  /** What is not as it could be, for people. */
  readonly notes: readonly string[];
  readonly executor: ExecutorFactory;
  /** The workers of `executor`: whoever runs a study loads them before and ends them after it. Null where there are none. */
  readonly threads: TrialWorkers | null;
}

/**
 * @param asked workers at once; null: one a core
 * @throws GradusError for a number that is none of workers
 */
export function planWebEngines(asked: number | null): WebEngines {
  ensureArgument("planWebEngines", asked, ["workers", required(orNull(integer(1, MOST.workers)))]);
  const { kernels, reason, isFallback } = selectKernels();
  const engine: EngineOptions = isFallback ? { engine: "reference" } : settleEngine({}); // a worker that fell back by itself would train other bits
  const ofFallback = isFallback ? [reason] : [];
  if (typeof Worker !== "function") {
    return {
      ...{ kernels, workers: 1, isIsolated: false, notes: [...ofFallback, NO_WORKERS], threads: null },
      executor: inlineExecutor({ kernels: () => kernels, now: () => performance.now() }),
    };
  }
  const isIsolated = globalThis.crossOriginIsolated === true;
  const workers = asked ?? navigator.hardwareConcurrency;
  const threads = new TrialWorkers();
  return {
    ...{ kernels, workers, isIsolated, threads },
    notes: [...ofFallback, ...(isIsolated || workers === 1 ? [] : [NOT_ISOLATED])],
    executor: webWorkerExecutor({ engine, workers, isIsolated, threads }),
  };
}

const NO_WORKERS =
  "This browser starts no workers from a worker: all runs are trained one after the other, each with the bits that one thread of the command line has.";
const NOT_ISOLATED =
  "This page is not cross-origin isolated, so threads share no memory: each run is trained by one of them, where the command line may have several share one. " +
  "`npx gradus ui` serves the page isolated.";
