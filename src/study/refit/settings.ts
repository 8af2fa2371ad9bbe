import { GradusError } from "../../core/errors.js";
import type { Setting } from "../records/method.js";
import type { StudyRecord } from "../records/study.js";
import type { TrialRecord } from "../records/trial.js";
import type { PlannedTrial } from "../spec/trial.js";

/** How a network is trained on all rows. */
export interface RefitPlan {
  readonly trials: readonly PlannedTrial[];
  /** The epoch whose weights are kept, of so many. */
  readonly until: number;
  readonly epochs: number;
}

export interface RefitPlanOptions {
  readonly method: string;
  readonly batchSize: number;
  /** Default null: the seed of the run that validated best; with `isEnsemble` all seeds of the study */
  readonly seed?: number | null;
  readonly isEnsemble?: boolean;
}

/**
 * A method's runs on all rows, with the setting that the study tuned.
 *
 * Epochs, not steps, are kept: every window is seen as often as in the study, at the same rates and sigma, which go as they did over all epochs; more rows are
 * more steps. No rows are left to say when to stop, so the weights are those of the epoch at which the study's runs of this setting were best on validation, in
 * the median over their seeds (I. Goodfellow, Y. Bengio and A. Courville, Deep Learning, 2016, algorithm 7.2).
 *
 * @throws GradusError for a method without a finished run
 */
export function refitPlan(
  study: StudyRecord,
  { method: name, batchSize, seed = null, isEnsemble = false }: RefitPlanOptions,
): RefitPlan {
  const runs = evaluated(study, name, batchSize);
  const [best] = runs.toSorted((a, b) => a.bestValidationError! - b.bestValidationError!);
  const method = study.methods.find((one) => one.name === name);
  if (best === undefined || method === undefined) {
    throw new GradusError(`refit: the study must have a finished run of "${name}", got none. Let it run on first.`);
  }
  const until = medianEpoch(runs);
  const { epochs } = study.plan;
  const trial = (own: number, setting: Setting): PlannedTrial => ({
    id: `refit/${name}/seed${own}`,
    phase: "evaluation",
    method: { name, recipe: method.recipe, space: method.space ?? {} },
    setting,
    batchSize,
    seed: own,
    fold: 1,
    epochs,
    until,
  });
  const trials = isEnsemble
    ? runs.map((run) => trial(run.seed, run.setting))
    : [trial(seed ?? best.seed, best.setting)];
  return { trials, until, epochs };
}

/** Finished runs on the last fold, by seed. */
function evaluated({ trials }: StudyRecord, method: string, batchSize: number): TrialRecord[] {
  const own = trials.filter(
    (trial) =>
      trial.phase === "evaluation" &&
      trial.method === method &&
      trial.batchSize === batchSize &&
      trial.outcome === "finished" &&
      trial.bestEpoch !== null,
  );
  const last = Math.max(...own.map(({ fold }) => fold));
  return own.filter(({ fold }) => fold === last).sort((a, b) => a.seed - b.seed);
}

/** Of two in the middle, the later. */
function medianEpoch(runs: readonly TrialRecord[]): number {
  const epochs = runs.map(({ bestEpoch }) => bestEpoch!).sort((a, b) => a - b);
  return epochs[Math.floor(epochs.length / 2)]!;
}
