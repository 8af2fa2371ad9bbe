import type { Kernels } from "../kernels/contract.js";
import { selectKernels, settleEngine } from "../kernels/select.js";
import { type ExecutorFactory, inlineExecutor } from "../study/run/executor.js";
import type { EngineOptions } from "../study/threads/messages.js";
import { type AddressSpace, addressSpace } from "./address-space.js";
import { workerPool } from "./threads/worker-pool.js";

/** The engines of one command: this thread's, and as many threads with one each as the process's addresses allow. */
export interface EnginePlan {
  readonly kernels: Kernels;
  /** Why it is this engine, for people. */
  readonly reason: string;
  /** That engine where no other thread can have one: then this thread trains; else null. */
  readonly alone: Kernels | null;
  /** Options for the engines of threads. */
  readonly engine: EngineOptions;
  /** Threads that train, at most as many as were asked for. */
  readonly workers: number;
  /** What is not as asked for, for people. */
  readonly notes: readonly string[];
  /** Runs trials on `count` threads, 1 to `workers`. */
  executor(count?: number): ExecutorFactory;
}

/** Addresses that a thread takes before it has an engine: .65 GiB measured with Node.js 20. */
const THREAD = 0.75 * 2 ** 30;
/** For what this thread will still allocate. */
const RESERVE = 0.5 * 2 ** 30;

/**
 * Makes this thread's engine and plans the others.
 *
 * V8 guards every WebAssembly memory by 10 GiB of addresses, whatever its size, and `ulimit -v` counts them. Where they do not suffice
 * for an engine each, fewer threads train; where they suffice for one alone, this thread trains on its own.
 *
 * @throws NoMemory where "wasm" was asked for and cannot be had
 */
export function planEngines(select: EngineOptions, asked: number): EnginePlan {
  const before = addressSpace();
  const { kernels, reason, isFallback } = selectKernels(select);
  const after = addressSpace();
  const fitting = threadsThatFit(after, after.taken - before.taken);
  const workers = Math.max(1, Math.min(asked, fitting));
  const notes = [
    ...(isFallback ? [reason] : []),
    ...(workers < asked ? [fewerThreads(after.limit, workers, asked)] : []),
  ];
  const engine: EngineOptions = isFallback ? { engine: "reference" } : settleEngine(select); // one that fell back by itself would train other bits
  return {
    kernels,
    reason,
    alone: fitting === 0 ? kernels : null,
    engine,
    workers,
    notes,
    executor: (count = workers) =>
      fitting === 0
        ? inlineExecutor({ kernels: () => kernels, now: () => performance.now() })
        : workerPool({ engine, workers: count }),
  };
}

/** Threads with an engine each for which the addresses suffice; `engine` is what one takes. */
export function threadsThatFit({ taken, limit }: AddressSpace, engine: number): number {
  if (limit === Number.POSITIVE_INFINITY) return limit;
  return Math.max(0, Math.floor((limit - taken - RESERVE) / (THREAD + engine)));
}

function fewerThreads(limit: number, workers: number, asked: number): string {
  return (
    `Addresses are limited to ${(limit / 2 ** 30).toFixed(1)} GiB (ulimit -v), enough for ${workers} of ${asked} threads ` +
    "with an engine each. Raise the limit to train on all, or set NODE_OPTIONS=--disable-wasm-trap-handler, which makes steps a third slower."
  );
}
