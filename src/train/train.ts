import { resolveTrainOptions, type TrainOptions } from "./options.js";
import type { TrainingRecord, TrainingResult } from "./records.js";
import { TrainingLoop } from "./trainers/loop.js";

/** A run under way: iterate it for the records, ask `result` for the weights. */
export interface TrainingRun extends AsyncIterable<TrainingRecord> {
  /** Runs whatever has not been iterated yet and returns the whole. */
  result(): Promise<TrainingResult>;
}

/**
 * Trains a network; yields a record after each epoch. One seed, one engine: the same bits, whatever the clock does.
 *
 * Each epoch visits all training windows in a fresh random order, in batches (the last one may be smaller), with full
 * back-propagation through time. Divergence and a stop by `signal` are outcomes in `result()`, never exceptions.
 *
 * @example
 * const run = train({ network, data, objective: weights(), sigma: annealed({ sigma0: 0.5 }), epochs: 20, seed: 1 });
 * for await (const record of run) console.log(record.epoch, record.validationError);
 * const { best } = await run.result();
 */
export function train(options: TrainOptions): TrainingRun {
  const loop = new TrainingLoop(resolveTrainOptions(options));
  const epochs = loop.run();
  return {
    [Symbol.asyncIterator]: () => epochs,
    async result() {
      for await (const _record of epochs);
      return loop.result();
    },
  };
}
