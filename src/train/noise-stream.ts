import type { RandomStream } from "../core/numeric/random.js";

/** The noise of a run's steps on batches of one size: a stream of its own beside those of the initial weights and of the batch order. */
export function noiseStream(run: RandomStream, batchSize: number): RandomStream {
  return run.fork(`noise of batches of ${batchSize}`);
}
