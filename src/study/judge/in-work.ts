import type { StepCostRecord } from "../records/step-cost.js";
import type { TrialRecord } from "../records/trial.js";

/**
 * The trials with their training time as work:
 *
 *     plain steps * cost of one + smoothed steps * cost of one + cost of the start and what else a run does beside its steps
 *
 * A clock would also count what else the machine did, and what a fresh worker compiles: the same run took 52 to 291 ms on a busy machine, and
 * starts of the same units .1 to 3.4 ms. Trials of several threads keep the wall's time, which their speed-up is in.
 *
 * @param costs null: all keep the wall's time
 */
export function inWork(
  trials: readonly TrialRecord[],
  costs: readonly StepCostRecord[] | null,
): readonly TrialRecord[] {
  if (costs === null) return trials;
  return trials.map((trial) => {
    const cost = costs.find(({ method, batchSize }) => method === trial.method && batchSize === trial.batchSize);
    if (cost === undefined || trial.threads > 1) return trial;
    const { secondsBesideSteps } = cost;
    return {
      ...trial,
      epochs: trial.epochs.map((epoch) => ({
        ...epoch,
        secondsBesideSteps,
        secondsTraining: secondsBesideSteps + workOf(epoch, cost),
      })),
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
