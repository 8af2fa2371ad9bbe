import type { RandomStream } from "../core/numeric/random.js";

/** The noise of a run's steps on batches of one size: a stream of its own beside those of the initial weights and of the batch order. */
export function noiseStream(run: RandomStream, batchSize: number): RandomStream {
  return run.fork(`noise of batches of ${batchSize}`);
}

/** A stream for a run's passes that knows whether anybody has forked it: a fork's place is not part of the run's state. */
export interface WatchedStream {
  readonly stream: RandomStream;
  readonly isForked: () => boolean;
}

export function watched(stream: RandomStream): WatchedStream {
  let isForked = false;
  const fork: RandomStream["fork"] = (label) => {
    isForked = true;
    return stream.fork(label);
  };
  return { stream: { ...stream, fork }, isForked: () => isForked };
}
