/** The public names of the study: the proof of concept as code, in Node.js and in a page. */

export { type ForecastRow, forecastSeries } from "../model/forecast.js";
export { type ModelRecord, parseModel } from "../model/record.js";
export type { Criteria, StudyRecord, TrialRecord, VerdictRecord } from "./records.js";
export type { StudyResult } from "./run/conclude.js";
export { type ExecutorFactory, inlineExecutor } from "./run/executor.js";
export type { StudyEvent } from "./run/progress.js";
export { runStudy, type StudySurroundings } from "./run/run-study.js";
export { noStore, type StudyStore } from "./run/store.js";
export { addingStudyTask } from "./spec/adding-task.js";
export { defaultCriteria, parseCriteria } from "./spec/criteria.js";
export { defaultDiffusion, type Method, methodNames, methodsNamed } from "./spec/methods.js";
export type { StudyOptions } from "./spec/options.js";
export { seriesTask } from "./spec/series-task.js";
export type { StudyTask } from "./spec/task.js";
export { withoutTimes } from "./times.js";
