import { median } from "../../core/statistics.js";
import type { StepCostRecord } from "../records/step-cost.js";
import type { TrialRecord } from "../records/trial.js";

/**
 * The trials with their training time as work:
 *
 *     plain steps * cost of one + smoothed steps * cost of one + what the run took beside its steps
 *
 * the last being the median over the trials of the method at the batch size. A clock would also count what else the machine did: the same
 * run took 52 to 291 ms on a busy one. Trials of several threads keep the wall's time, which their speed-up is in.
 *
 * @param costs null: all keep the wall's time
 */
export function inWork(
  trials: readonly TrialRecord[],
  costs: readonly StepCostRecord[] | null,
): readonly TrialRecord[] {
  if (costs === null) return trials;
  const besides = new Map<string, number[]>();
  const keyOf = ({ method, batchSize }: Pick<TrialRecord, "method" | "batchSize">) => `${batchSize} ${method}`;
  for (const trial of trials) {
    const last = trial.epochs.at(-1);
    if (last) besides.set(keyOf(trial), [...(besides.get(keyOf(trial)) ?? []), last.secondsBesideSteps]);
  }
  return trials.map((trial) => {
    const cost = costs.find((one) => keyOf(one) === keyOf(trial));
    if (cost === undefined || trial.threads > 1 || trial.epochs.length === 0) return trial;
    const beside = median(besides.get(keyOf(trial))!);
    return {
      ...trial,
      epochs: trial.epochs.map((epoch) => ({ ...epoch, secondsTraining: beside + workOf(epoch, cost) })),
    };
  });
}

/** Seconds of so many steps. */
export function workOf(
  { steps, smoothedSteps }: { readonly steps: number; readonly smoothedSteps: number },
  { secondsPlainStep, secondsSmoothedStep }: StepCostRecord,
): number {
  return (steps - smoothedSteps) * secondsPlainStep + smoothedSteps * secondsSmoothedStep;
}
