import * as z from "zod/mini";
import { count, fields, list, once, someOf, text } from "../../core/stored/shape.js";
import { networkSchema } from "../../network/schema.js";
import { disagreements } from "./agreement.js";
import { machineSchema } from "./machine.js";
import { measureSchema } from "./measure.js";
import { methodRecordSchema } from "./method.js";
import { moneySchema } from "./money.js";
import { placeSchema } from "./place.js";
import { planSchema } from "./plan.js";
import { scoresSchema } from "./score.js";
import { stepCostSchema } from "./step-cost.js";
import { studyFileRecordSchema } from "./study-file.js";
import { baselineSchema, forecastSchema, taskSchema } from "./task.js";
import { summarySchema, trialSchema } from "./trial.js";
import { tuningSchema } from "./tuning.js";
import { criteriaSchema, outcomeSchema, targetSchema, verdictSchema } from "./verdict.js";

export const STUDY_SCHEMA = "gradus.study";
export const STUDY_VERSION = 15;

/**
 * The records of a study: what study.json holds and what the report reads. Plain JSON, no behaviour.
 *
 * Fields that depend on a clock, the machine or the place are named `seconds...`, `startedAt`, `headline` or `command`, or lie under `place`, `studyFile`,
 * `verdict`, `machine` or `plan.budget`; `plan.workers` is the threads that were used. All others are the same bits for the same seed, and where
 * a trial has several `threads` for as many workers. `null` stands where a number does not exist (never reached, not used).
 */
export type StudyRecord = z.infer<ReturnType<typeof studySchema>>;
export const studySchema = once(() =>
  fields({
    schema: z.literal(STUDY_SCHEMA),
    version: z.literal(STUDY_VERSION),
    software: fields({ gradus: text, engine: text }),
    /** SHA-256 over data, scaling, network, metric and engine: two studies with the same one are of the same values. */
    identity: text,
    /** The command that wrote this record, as it may be typed again; null where no command did. */
    command: z.nullable(text),
    /** Where that command had its files; null where no command did. */
    place: z.nullable(placeSchema()),
    /** The study file that this command ran; null where flags alone asked for the study. */
    studyFile: z.nullable(studyFileRecordSchema()),
    outcome: outcomeSchema(),
    task: taskSchema(),
    network: networkSchema(),
    /** Length of the network's parameter vector. */
    parameters: count,
    methods: someOf(methodRecordSchema()),
    criteria: criteriaSchema(),
    /** SHA-256 of criteria, target error and the rule of the verdict, as they were written down; changes since are in `plan.changes`. */
    criteriaHash: text,
    plan: planSchema(),
    /** By which training time is counted; null where the clock on the wall counts it. */
    costs: z.nullable(list(stepCostSchema())),
    /** Forecasts that need no network, and the best linear predictor. */
    baselines: list(baselineSchema()),
    /** Several measures of the errors on the test part; null where it was not opened, and where errors are not in the target's unit. */
    scores: z.nullable(scoresSchema()),
    /** By the task's metric and its further measures; empty where numbers are told by one metric, and where the test part was not opened. */
    measures: list(measureSchema()),
    target: targetSchema(),
    trials: list(trialSchema()),
    /** What tuning did for each method and batch size, and what its choice hangs on. */
    tuning: list(tuningSchema()),
    summaries: list(summarySchema()),
    verdict: verdictSchema(),
    /** What training costs the user; null where it was not given. */
    money: z.nullable(moneySchema()),
    forecast: z.nullable(forecastSchema()),
    /** Wall time of all commands that ran some of its trials; of one that was killed, at least the work of its trials on all workers at once. */
    secondsTotal: z.number(),
    /** Of the first command, as the machine is. */
    startedAt: text,
    machine: machineSchema(),
  }).check(({ value, issues }) => {
    if (issues.length > 0) return;
    for (const { path, message } of disagreements(value)) {
      issues.push({ code: "custom", input: undefined, path: [...path], message });
    }
  }),
);
