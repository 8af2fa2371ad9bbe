import { ensureOptions, type OptionRules } from "../../core/options.js";
import { callable, integer, required } from "../../core/rules.js";
import type { Kernels } from "../../kernels/contract.js";
import type { CutRecord } from "../records/plan.js";
import { ensureStudyOptions, type StudyOptions } from "../spec/options.js";
import { PILOTS, pilotMethod } from "../spec/pilots.js";
import { type StudySize, trialCount } from "../spec/size.js";
import { contextOf, foldWindows } from "../spec/task.js";
import { cutsOf, estimateSeconds, fitBudget } from "../tune/budget.js";
import { calibrate } from "../tune/calibrate.js";
import { roundsOf } from "../tune/course.js";
import { ensureTuning } from "../tune/ensure-tuning.js";
import { tuningAsked } from "../tune/plans/asked.js";

/** What a study would do and take, as its plan has it. */
export interface StudyEstimate {
  readonly size: StudySize;
  /** By the time budget. */
  readonly cuts: readonly CutRecord[];
  readonly trials: number;
  /** Of wall time, by steps timed on this machine; what an earlier run has done is not taken off. */
  readonly seconds: number;
}

export interface EstimateSurroundings {
  /** An engine for this thread. */
  readonly kernels: () => Kernels;
  /** Milliseconds. */
  readonly now: () => number;
  /** Threads that the trials are to be divided among. */
  readonly workers: number;
}

const SURROUNDINGS = {
  kernels: required(callable),
  now: required(callable),
  workers: required(integer(1)),
} satisfies OptionRules<EstimateSurroundings>;

/**
 * The plan of a study without running it: trials, cuts by the time budget, and the time it would take.
 *
 * @throws GradusError for options that make no study
 */
export async function estimateStudy(options: StudyOptions, surroundings: EstimateSurroundings): Promise<StudyEstimate> {
  ensureStudyOptions(options, "estimateStudy");
  ensureOptions("estimateStudy", surroundings, SURROUNDINGS);
  ensureTuning(options, "estimateStudy");
  const { task, network, methods, timeBudgetSeconds } = options;
  const { kernels, now, workers } = surroundings;
  const requested: StudySize = { ...options.size, trainWindows: Math.max(...foldWindows(task)) };
  const pilot = pilotMethod(options);
  const costs = await calibrate(contextOf(task, network), { methods, batchSizes: requested.batchSizes, kernels, now });
  const folds = foldWindows(task);
  const plan = { methods, pilot, costs, workers, foldWindows: folds };
  const size = timeBudgetSeconds === null ? requested : fitBudget(requested, { ...plan, seconds: timeBudgetSeconds });
  const tuning = { ...tuningAsked(options), stages: [size.tuningTrials] };
  return {
    size,
    cuts: cutsOf(requested, size),
    trials: trialCount(methods, {
      ...size,
      tuningTrials: roundsOf(tuning, size),
      folds: folds.length,
      pilots: pilot ? PILOTS : 0,
    }),
    seconds: estimateSeconds(size, plan),
  };
}
