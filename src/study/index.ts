/** The public names of the study: the proof of concept as code, in Node.js and in a page. */
export { addingStudyTask } from "./adding-task.js";
export type { StudyResult } from "./conclude.js";
export { defaultCriteria, parseCriteria } from "./criteria.js";
export { type ExecutorFactory, inlineExecutor } from "./executor.js";
export { type ForecastRow, forecastSeries } from "./forecast.js";
export { defaultDiffusion, type Method, methodNames, methodsNamed } from "./methods.js";
export { type ModelRecord, parseModel } from "./model.js";
export type { StudyOptions } from "./options.js";
export type { StudyEvent } from "./progress.js";
export type { Criteria, StudyRecord, TrialRecord, VerdictRecord } from "./records.js";
export { runStudy, type StudySurroundings } from "./run-study.js";
export { seriesTask } from "./series-task.js";
export { noStore, type StudyStore } from "./store.js";
export type { StudyTask } from "./task.js";
export { withoutTimes } from "./times.js";
