import type { Kernels } from "../kernels/contract.js";
import { madeOnLease } from "../kernels/lease.js";
import type { TrainingOutcome, TrainingRecord, TrainingResult } from "./records.js";

/** A run under way: iterate it for the records, ask `result` for the weights. */
export interface TrainingRun extends AsyncIterable<TrainingRecord> {
  /** Runs what has not been iterated yet and returns the whole; a loop that was left before its end has stopped there. */
  result(): Promise<TrainingResult>;
}

/** Records of a run as they come, and the result so far. */
export interface Trainer {
  run(): AsyncGenerator<TrainingRecord, void, undefined>;
  result(): TrainingResult;
}

/** One pass over a trainer's records, for whoever iterates and for `result` alike. */
export function trainingRun(trainer: Trainer): TrainingRun {
  const records = trainer.run();
  return {
    [Symbol.asyncIterator]: () => records,
    async result() {
      for await (const _record of records);
      return trainer.result();
    },
  };
}

/** Leases of runs that were begun and dropped. */
const dropped = new FinalizationRegistry<() => void>((release) => release());

/** A run whose trainer has its arrays on a lease of the engine; they go back with its last record, or when its loop is left. */
export function leasedRun(kernels: Kernels, make: (kernels: Kernels) => Trainer): TrainingRun {
  const { made: trainer, release } = madeOnLease(kernels, make);
  let result: TrainingResult | null = null;
  dropped.register(trainer, release, trainer);
  async function* records(): AsyncGenerator<TrainingRecord, void, undefined> {
    try {
      yield* trainer.run();
    } finally {
      result = trainer.result(); // copies: after this, other arrays lie there
      dropped.unregister(trainer);
      release();
    }
  }
  return trainingRun({ run: records, result: () => result ?? trainer.result() });
}

/** The outcome of a run that nothing but its end or its consumer has ended. */
export function outcomeAfter(done: number, all: number, unit: "epochs" | "rounds"): TrainingOutcome {
  if (done === all) return { kind: "finished" };
  return { kind: "stopped", detail: `stopped after ${done} of ${all} ${unit}` };
}

/** 0 in the first epoch, 1 in the last; a run of one epoch is its end. */
export function progressOf(epoch: number, epochs: number): number {
  return epochs === 1 ? 1 : (epoch - 1) / (epochs - 1);
}
