/** The public names that need Node.js: files, worker threads, stores. */
export { loadModel, saveModel } from "./model-files.js";
export { readTable } from "./read/index.js";
export { revectorize } from "./revectorize.js";
export { runStore } from "./run-store.js";
export { type ParallelOptions, type Recipe, trainParallel } from "./threads/train-parallel.js";
export { workerPool } from "./threads/worker-pool.js";
