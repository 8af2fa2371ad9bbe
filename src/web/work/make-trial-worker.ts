/** The build gives it this name, beside the file that this module is in: see connect.ts. */
const WORKER = "./trial-worker.js";

/** A worker that trains trials. */
export function makeTrialWorker(): Worker {
  return new Worker(new URL(/* @vite-ignore */ WORKER, import.meta.url), { type: "module", name: "gradus trial" });
}
