import { Worker } from "node:worker_threads";
import type { WorkerStart } from "./worker-messages.js";

/** A thread that runs trials on these data, one after the other: see worker.ts. */
export function trialThread(start: WorkerStart): Worker {
  return new Worker(new URL("./worker.js", import.meta.url), { workerData: start });
}
