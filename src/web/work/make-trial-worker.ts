/** A worker that trains trials; in a file of its own, as the bundler finds workers by this line. */
export function makeTrialWorker(): Worker {
  return new Worker(new URL("./trial-worker.ts", import.meta.url), { type: "module", name: "gradus trial" });
}
