import { ensureOptions, type OptionRules } from "../../core/options.js";
import { callable, integer, required, shaped } from "../../core/rules.js";
import { thinTrusted } from "../../data/thin-windows.js";
import type { Kernels } from "../../kernels/contract.js";
import { buildNetwork } from "../../network/build.js";
import type { ChangeRecord, CutRecord } from "../records/plan.js";
import { ensureStudyOptions, type StudyOptions } from "../spec/options.js";
import { pilotMethod } from "../spec/pilots.js";
import type { StudySize } from "../spec/size.js";
import { contextOf, contextsOf, foldWindows } from "../spec/task.js";
import { cutsOf } from "../tune/budget.js";
import { calibrate } from "../tune/calibrate.js";
import { ensureTuning } from "../tune/ensure-tuning.js";
import { ensureValidationFits } from "./ensure-validation-fits.js";
import { earlierEvaluation, manifestOf } from "./manifest.js";
import { keptCuts, outlookOf } from "./outlook.js";
import { type ShortBudget, shortBudget } from "./short-budget.js";
import { noStore, type StudyStore } from "./store.js";

/** What a study would do and take, as its plan has it. */
export interface StudyEstimate {
  readonly size: StudySize;
  /** By the time budget. */
  readonly cuts: readonly CutRecord[];
  readonly trials: number;
  /** Of them, those that earlier commands have finished. */
  readonly done: number;
  /** Of wall time, for those that are left, by steps timed on this machine. */
  readonly seconds: number;
  /** What these options ask otherwise of the study in the store. */
  readonly grown: readonly Omit<ChangeRecord, "startedAt">[];
  /** What an earlier time budget cut, and this one would not: finished runs depend on it. */
  readonly kept: readonly CutRecord[];
  /** Null where the time budget suffices, or there is none. */
  readonly short: ShortBudget | null;
}

/** A store that is looked into: nothing is written. */
export type ReadableStore = Pick<StudyStore, "manifest" | "evaluation" | "finished">;

export interface EstimateSurroundings {
  /** An engine for this thread. */
  readonly kernels: () => Kernels;
  /** Milliseconds. */
  readonly now: () => number;
  /** Threads that the trials are to be divided among. */
  readonly workers: number;
  /** Most of them that one trial can be shared by. Default: all */
  readonly threadsPerTrial?: number;
  /** Where the study would run: what it holds is counted as done. Default: nothing is */
  readonly store?: ReadableStore;
}

const SURROUNDINGS = {
  kernels: required(callable),
  now: required(callable),
  workers: required(integer(1)),
  threadsPerTrial: integer(1),
  store: shaped("a store", ["manifest()", "evaluation()", "finished()"], "Give runStore(folder), or leave it out."),
} satisfies OptionRules<EstimateSurroundings>;

/**
 * The plan of a study without running it: trials, cuts by the time budget, what the store has of it, and the time that the rest would take.
 *
 * @throws GradusError for options that make no study, for a time budget that validation alone would use up, and where the store holds another study
 */
export async function estimateStudy(options: StudyOptions, surroundings: EstimateSurroundings): Promise<StudyEstimate> {
  ensureStudyOptions(options, "estimateStudy");
  ensureOptions("estimateStudy", surroundings, SURROUNDINGS);
  ensureTuning(options, "estimateStudy");
  const { task, network, methods, timeBudgetSeconds } = options;
  const { kernels, now, workers, threadsPerTrial = workers, store = noStore } = surroundings;
  const started = now();
  const { batchSizes } = options.size;
  const costs = await calibrate(contextOf(task, network), { methods, batchSizes, kernels, now });
  const spent = (now() - started) / 1000;
  const earlier = await store.manifest();
  if (earlier === null) ensureValidationFits(options, { costs, spent, workers });
  const nobody = { startedAt: "", machine: { cpu: "", cores: 0, node: "" }, studyFile: null, recorded: () => null };
  const manifest = manifestOf(earlier, { options, costs, spent, workers, engine: kernels().name, ...nobody });
  const evaluationSize = await earlierEvaluation(store, { manifest, isEarlier: earlier !== null });
  const { identity, requested } = manifest;
  const size = evaluationSize?.size ?? manifest.decided.size;
  const folds = contextsOf(task, network).map((fold) => ({
    ...fold,
    train: thinTrusted(fold.train, size.trainWindows),
  }));
  const parameters = buildNetwork(network).layout.length;
  const { results } = await store.finished({ study: identity, parameters });
  const session = { options, identity, folds, earlier: results, mostThreads: threadsPerTrial };
  const outlook = outlookOf({ manifest, evaluationSize, session, costs, workers });
  const grown = manifest.changes.slice(earlier?.changes.length ?? 0).map(({ startedAt: _, ...change }) => change);
  const plan = { methods, pilot: pilotMethod(options), costs, workers, foldWindows: foldWindows(task) };
  return {
    size,
    cuts: cutsOf(requested, size),
    trials: outlook.trials,
    done: outlook.done,
    seconds: outlook.seconds,
    grown,
    kept: grown.some(({ name }) => name === "timeBudget")
      ? keptCuts(requested, size, { ...plan, seconds: timeBudgetSeconds })
      : [],
    short: shortBudget(outlook, { budgetSeconds: timeBudgetSeconds, spent }),
  };
}
