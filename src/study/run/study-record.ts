import { buildNetwork } from "../../network/build.js";
import { inWork } from "../judge/in-work.js";
import { summarise } from "../judge/summaries.js";
import { targetFrom } from "../judge/target.js";
import { judge } from "../judge/verdict.js";
import type { PlanRecord } from "../records/plan.js";
import { STUDY_SCHEMA, STUDY_VERSION, type StudyRecord } from "../records/study.js";
import { describeMethod } from "../spec/method.js";
import type { StudyOptions } from "../spec/options.js";
import { foldsOf } from "../spec/task.js";
import { tuningRecords } from "../tune/tuning-record.js";
import { criteriaHash } from "./criteria-hash.js";
import { studyIdentity } from "./identity.js";
import type { StudySurroundings } from "./session.js";

/** What a study has come to, scored, its training times by the wall's clock; the rest of its record follows. */
export interface StudyFindings
  extends Pick<
    StudyRecord,
    | "outcome"
    | "plan"
    | "costs"
    | "trials"
    | "baselines"
    | "scores"
    | "measures"
    | "forecast"
    | "secondsTotal"
    | "startedAt"
    | "machine"
    | "money"
  > {
  readonly plan: PlanRecord;
  readonly trialsPlanned: number;
}

/** The record of a study, with its summaries and its verdict. */
export function studyRecord(
  options: StudyOptions,
  {
    gradusVersion,
    executor,
    command = null,
    place = null,
    studyFile = null,
  }: Pick<StudySurroundings, "gradusVersion" | "executor" | "command" | "place" | "studyFile">,
  { trialsPlanned, ...found }: StudyFindings,
): StudyRecord {
  const { task, criteria, network } = options;
  const { plan, costs, baselines, outcome } = found;
  const trials = inWork(found.trials, costs);
  const methods = options.methods.map(describeMethod);
  const target = targetFrom(trials, { given: options.targetError, methods, folds: foldsOf(task).length });
  const summaries = summarise({ trials, target, methods, batchSizes: plan.batchSizes });
  const verdict = judge({
    summaries,
    trials,
    target,
    methods,
    criteria,
    baselines,
    scores: found.scores,
    plan,
    outcome,
    trialsPlanned,
  });
  return {
    schema: STUDY_SCHEMA,
    version: STUDY_VERSION,
    software: { gradus: gradusVersion, engine: executor.engine },
    identity: studyIdentity(options, executor.engine),
    command,
    place,
    studyFile,
    outcome,
    task: task.record,
    network,
    parameters: buildNetwork(network).layout.length,
    methods,
    criteria,
    criteriaHash: criteriaHash(options),
    plan,
    costs,
    baselines,
    scores: found.scores,
    measures: found.measures,
    target,
    trials,
    tuning: tuningRecords(trials, { methods, batchSizes: plan.batchSizes, choice: plan.choice }),
    summaries,
    verdict,
    money: found.money,
    forecast: found.forecast,
    secondsTotal: found.secondsTotal,
    startedAt: found.startedAt,
    machine: found.machine,
  };
}
