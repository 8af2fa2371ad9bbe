import type { MethodSpec } from "../records/method.js";
import type { TrialResult } from "../spec/trial.js";
import { type Costs, trialSeconds } from "./budget.js";

interface MeasuredOptions {
  readonly epochs: number;
  /** Training windows of the tuning's fold. */
  readonly trainWindows: number;
  /** By which a batch size that was not tuned is set in proportion to one that was. */
  readonly costs: Costs;
}

/**
 * Seconds of one thread that a whole run of a method at a batch size takes: the mean of its tuning runs, the other runs of that time working beside them.
 * At a batch size without any, as many times the costs of its steps as at those that have; 0 where no run of the method has finished.
 */
export function measuredSeconds(
  results: readonly TrialResult[],
  { epochs, trainWindows, costs }: MeasuredOptions,
): (method: MethodSpec, batchSize: number) => number {
  return (method, batchSize) => {
    const own = results
      .map(({ record }) => record)
      .filter((run) => run.phase === "tuning" && run.method === method.name && run.outcome === "finished");
    const at = own.filter((run) => run.batchSize === batchSize);
    const secondsOf = ({ secondsTotal, threads, epochs: done }: (typeof own)[number]) =>
      (secondsTotal * threads * epochs) / done.length;
    if (at.length > 0) return mean(at.map(secondsOf));
    const model = (batchSize: number) => trialSeconds(costs, { method, batchSize, epochs, trainWindows });
    return own.length === 0 ? 0 : mean(own.map((run) => (secondsOf(run) / model(run.batchSize)) * model(batchSize)));
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
