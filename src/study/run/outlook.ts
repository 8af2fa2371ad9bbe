import type { EvaluationSize } from "../records/evaluation-size.js";
import type { StudyManifest } from "../records/manifest.js";
import type { CutRecord } from "../records/plan.js";
import type { StudyOptions } from "../spec/options.js";
import { PILOTS, pilotMethod } from "../spec/pilots.js";
import { type StudySize, trialCount } from "../spec/size.js";
import {
  type BudgetOptions,
  type Costs,
  cutsOf,
  estimateSeconds,
  fitBudget,
  speedOf,
  trialSeconds,
} from "../tune/budget.js";
import { roundsOf } from "../tune/course.js";
import { doneEarlier } from "./phases/done-earlier.js";
import type { Session } from "./session.js";
import { tuningOf } from "./tuning-of.js";

/** What a planned study has still to run. */
export interface Outlook {
  readonly trials: number;
  /** Those that earlier commands have finished. */
  readonly done: number;
  /** Of wall time, for what is left, by steps timed on this machine. */
  readonly seconds: number;
  /** The same where it is cut as far as a time budget may cut it; and the tuning of that alone, what is done of it not taken off. */
  readonly least: { readonly seconds: number; readonly tuningSeconds: number };
}

interface OutlookOptions {
  readonly manifest: StudyManifest;
  readonly evaluationSize: EvaluationSize | null;
  readonly session: Pick<Session, "options" | "identity" | "folds" | "earlier" | "mostThreads">;
  readonly costs: Costs;
  readonly workers: number;
}

export function outlookOf({ manifest, evaluationSize, session, costs, workers }: OutlookOptions): Outlook {
  const { options, folds } = session;
  const foldWindows = folds.map(({ train }) => train.length);
  const size = evaluationSize?.size ?? manifest.decided.size;
  const pilot = pilotMethod(options);
  const plan = { methods: options.methods, pilot, costs, workers, foldWindows };
  const done = doneEarlier(session, manifest, evaluationSize);
  const seconds = done.reduce(
    (sum, spec) => sum + trialSeconds(costs, { ...spec, trainWindows: foldWindows[spec.fold - 1]! }),
    0,
  );
  const trials = plannedTrials(manifest, evaluationSize, options, folds.length);
  const left = (of: StudySize) => Math.max(0, estimateSeconds(of, plan) - seconds / speedOf(workers));
  const { epochs, trainWindows } = size;
  const smallest = fitBudget(manifest.requested, { ...plan, seconds: Number.MIN_VALUE });
  const least = done.length === 0 ? smallest : { ...smallest, epochs, trainWindows };
  return {
    trials,
    done: done.length,
    seconds: done.length >= trials ? 0 : left(size),
    least: {
      seconds: done.length >= trials ? 0 : left(least),
      tuningSeconds: estimateSeconds({ ...least, seeds: 0 }, { ...plan, pilot: undefined }),
    },
  };
}

/** Trials of a study when nothing of it is left out. */
export function plannedTrials(
  manifest: StudyManifest,
  evaluationSize: EvaluationSize | null,
  options: StudyOptions,
  folds: number,
): number {
  const { size } = manifest.decided;
  return trialCount(options.methods, {
    ...(evaluationSize?.size ?? size),
    tuningTrials: evaluationSize?.tuningRounds ?? roundsOf(tuningOf(manifest), size),
    folds,
    pilots: pilotMethod(options) ? PILOTS : 0,
  });
}

/**
 * What an earlier time budget cut of epochs and training windows, and this one, or none, would not: all runs share those, so that finished ones
 * could not be compared with new ones of more.
 */
export function keptCuts(
  requested: StudySize,
  size: StudySize,
  { seconds, ...budget }: Omit<BudgetOptions, "seconds"> & { readonly seconds: number | null },
): CutRecord[] {
  const fresh = seconds === null ? requested : fitBudget(requested, { ...budget, seconds });
  return cutsOf(fresh, size).filter(
    ({ name }) => (name === "epochs" || name === "trainWindows") && fresh[name] > size[name],
  );
}
