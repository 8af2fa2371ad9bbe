import { resolveTrainOptions, type TrainOptions } from "./options.js";
import { leasedRun, type TrainingRun } from "./run.js";
import { SgdTrainer } from "./trainers/sgd.js";

/**
 * Trains a network; yields a record after each epoch. One seed, one engine: the same bits, whatever the clock does.
 *
 * Each epoch visits all training windows in a fresh random order, in batches (the last one may be smaller), with full
 * back-propagation through time. Divergence, a stop by `signal` and a loop over the records that is left are outcomes in
 * `result()`, never exceptions.
 *
 * What the run allocates of the engine goes back at its end: arrays that an optimiser, a rule or an objective has of it are
 * not to be used after that.
 *
 * @throws GradusError for options that cannot be, before the first step
 * @example
 * const run = train({ network, data, objective: weights(), sigma: annealed({ sigma0: 0.5 }), epochs: 20, seed: 1 });
 * for await (const record of run) console.log(record.epoch, record.validation);
 * const { best } = await run.result();
 */
export function train(options: TrainOptions): TrainingRun {
  const resolved = resolveTrainOptions(options);
  return leasedRun(resolved.kernels, (kernels) => new SgdTrainer({ ...resolved, kernels }));
}
