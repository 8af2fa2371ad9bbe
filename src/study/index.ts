/** The public names of the study: the proof of concept as code, in Node.js and in a page. */
export type { HighwayChoice } from "../highway/choose-highway.js";
export type { ModelRecord } from "../model/schema.js";
export { type Choice, type MethodRecipe, plainRecipe } from "../train/method-recipe.js";
export type { RecipeRun, TrainerKind } from "../train/trainers/contract.js";
export { trainers } from "../train/trainers/index.js";
export type { TrialCheckpoint } from "./records/checkpoint.js";
export type { EvaluationSize } from "./records/evaluation-size.js";
export type { StudyManifest } from "./records/manifest.js";
export type { MethodRecord, MethodSpec, Range, Scale, Setting, Space } from "./records/method.js";
export type { MoneyRecord } from "./records/money.js";
export { parseStudy, studyJson } from "./records/parse.js";
export type { PlaceRecord } from "./records/place.js";
export type { ChangeRecord, CutRecord } from "./records/plan.js";
export type { ScoresRecord } from "./records/score.js";
export type { StudyRecord } from "./records/study.js";
export type { StudyFileRecord } from "./records/study-file.js";
export type { BaselineRecord, ForecastRecord, TaskRecord } from "./records/task.js";
export type { EpochRecord, SummaryRecord, TrialRecord } from "./records/trial.js";
export type { ExpectedTrials } from "./records/trial-line.js";
export type { Criteria, TargetRecord, VerdictRecord } from "./records/verdict.js";
export type { AllRows } from "./refit/all-rows.js";
export { type ChosenForecast, chosenForecast } from "./refit/chosen-forecast.js";
export { hasChanged } from "./refit/has-changed.js";
export { type RefitOptions, type RefitSurroundings, refit } from "./refit/refit.js";
export type { RefitPlan } from "./refit/settings.js";
export {
  type EstimateSurroundings,
  estimateStudy,
  type ReadableStore,
  type StudyEstimate,
} from "./run/estimate-study.js";
export {
  type ExecutionHooks,
  type ExecutorFactory,
  type InlineExecutorOptions,
  inlineExecutor,
  type TrialCheckpoints,
  type TrialExecutor,
} from "./run/executor.js";
export type { NamedModel } from "./run/models.js";
export type { StudyResult } from "./run/phases/conclude.js";
export type { StudyEvent } from "./run/progress.js";
export { runStudy } from "./run/run-study.js";
export type { StudySurroundings } from "./run/session.js";
export type { ShortBudget } from "./run/short-budget.js";
export { type CheckpointStore, type FinishedTrials, noStore, type StudyStore, type TrialKey } from "./run/store.js";
export { addingStudyTask } from "./spec/adding-task.js";
export { defaultCriteria, parseCriteria } from "./spec/criteria.js";
export {
  type DiffusionChoice,
  diffusionMethod,
  type PathChoice,
  type RateCourse,
  type SigmaMode,
  type Start,
} from "./spec/methods/diffusion.js";
export { DEFAULT_METHODS, methods, methodsNamed } from "./spec/methods/index.js";
export { plainMethod } from "./spec/methods/plain.js";
export { parseMoney } from "./spec/money.js";
export { type NetworkForOptions, networkFor, type StudyOptions } from "./spec/options.js";
export { type SequenceTaskParts, sequenceStudyTask } from "./spec/sequence-task.js";
export { type SequenceDataTaskOptions, sequenceDataTask } from "./spec/sequences/sequence-data-task.js";
export { type SeriesTaskOptions, seriesTask } from "./spec/series-task.js";
export type { StudySize } from "./spec/size.js";
export type {
  StudyFile,
  StudyFileBudget,
  StudyFileCriteria,
  StudyFileData,
  StudyFileMade,
  StudyFileMethod,
  StudyFileMoney,
  StudyFileNetwork,
  StudyFileRange,
  StudyFileSplit,
  StudyFileTask,
} from "./spec/study-file.js";
export type { StudyTask, TaskFold } from "./spec/task.js";
export type { PlannedTrial, TrialContext, TrialResult, TrialSpec } from "./spec/trial.js";
export { withoutTimes } from "./times.js";
export type { Rung, StageSize, TuningPlan } from "./tune/plans/contract.js";
export { tuningPlans } from "./tune/plans/index.js";
export type { Sampler, SuggestContext, TriedSetting } from "./tune/samplers/contract.js";
export { samplers } from "./tune/samplers/index.js";
