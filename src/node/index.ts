/** The public names that need Node.js: files, worker threads, stores. */

export type { Build } from "../kernels/wasm/builds.js";
export type { ReadOptions, ReadTable } from "../read/read-options.js";
export type { EngineOptions } from "../study/threads/messages.js";
export { loadModel, saveModel } from "./model-files.js";
export { processorClock } from "./processor-clock.js";
export { type QueueExecutor, type QueueExecutorOptions, queueExecutor } from "./queue/coordinator/queue-executor.js";
export { readTable } from "./read/index.js";
export { type Revectorized, revectorize } from "./revectorize.js";
export type { KnownSequences, ReadSequencesOptions } from "./sequences/options.js";
export { readSequences } from "./sequences/read-sequences.js";
export { runStore } from "./store/run-store.js";
export { type ParallelOptions, type Recipe, trainParallel } from "./threads/train-parallel.js";
export { type WorkerPoolOptions, workerPool } from "./threads/worker-pool.js";
