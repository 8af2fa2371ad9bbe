import { randomStream } from "../../../core/numeric/random.js";
import type { StopSignal } from "../../../core/stop-signal.js";
import type { ModelRecord } from "../../../model/schema.js";
import { buildNetwork } from "../../../network/build.js";
import { summarise } from "../../judge/summaries.js";
import { targetFrom } from "../../judge/target.js";
import { judge } from "../../judge/verdict.js";
import { STUDY_SCHEMA, STUDY_VERSION, type StudyRecord } from "../../records/study.js";
import type { StudyOutcome } from "../../records/verdict.js";
import { describeMethod } from "../../spec/method.js";
import type { TrialResult } from "../../spec/trial.js";
import { forecastOf } from "../forecast.js";
import { bestOf, modelOf } from "../models.js";
import { scoreBaselines, scoreTrials } from "../score.js";
import type { Session, Stage } from "../session.js";

/** A study's record and the best model of each method. */
export interface StudyResult {
  readonly study: StudyRecord;
  readonly models: readonly { readonly method: string; readonly model: ModelRecord }[];
}

/** The conclusion: reads the test part, once, and turns finished trials into the study's record, verdict and models. */
export function conclude(session: Session, stage: Stage): StudyResult {
  const { options, surroundings } = session;
  const { task, criteria, seed, network } = options;
  const { manifest, evaluation, evaluationSize } = stage;
  const { budget, size: wholeSize } = manifest.decided;
  const size = evaluationSize?.size ?? wholeSize;
  const trialsPlanned = stage.tuning.length + evaluation.length;
  const outcome = outcomeOf(surroundings.signal, stage.results.length, trialsPlanned);
  const methods = options.methods.map(describeMethod);
  const baselines = scoreBaselines(task);
  const scoring = { task, network, kernels: surroundings.kernels };
  const scored = scoreTrials(inPlannedOrder(stage), scoring);
  const trials = scored.map(({ record }) => record);
  const target = targetFrom(trials, { given: options.targetError, methods, successRate: criteria.minSuccessRate });
  const summaries = summarise({ trials, target, methods, batchSizes: size.batchSizes });
  const verdict = judge({
    summaries,
    trials,
    target,
    methods,
    criteria,
    baselines,
    plan: size,
    outcome,
    trialsPlanned,
    random: randomStream(seed).fork("verdict"),
  });
  const best = methods.flatMap(({ name }) => bestOf(scored, name) ?? []);
  const study: StudyRecord = {
    schema: STUDY_SCHEMA,
    version: STUDY_VERSION,
    software: { gradus: surroundings.gradusVersion, engine: surroundings.executor.engine },
    outcome,
    task: task.record,
    network,
    parameters: buildNetwork(network).layout.length,
    methods,
    criteria,
    plan: {
      seed,
      ...size,
      sampler: manifest.sampler,
      workers: surroundings.executor.workers,
      threads: evaluation[0]?.threads ?? 1,
      budget: budget && { ...budget, changes: [...budget.changes, ...(evaluationSize?.changes ?? [])] },
    },
    baselines,
    target,
    trials,
    summaries,
    verdict,
    forecast: forecastOf(scoring, best, baselines),
    secondsTotal: session.seconds(),
    startedAt: surroundings.startedAt,
    machine: surroundings.machine,
  };
  return { study, models: best.map((trial) => modelOf(trial, options)) };
}

/** Results in the order of the plan, whatever order they finished in. */
function inPlannedOrder({ results, tuning, evaluation }: Stage): TrialResult[] {
  const rank = new Map([...tuning, ...evaluation].map(({ id }, k) => [id, k]));
  return [...results].sort((a, b) => rank.get(a.record.id)! - rank.get(b.record.id)!);
}

function outcomeOf(user: StopSignal, done: number, planned: number): StudyOutcome {
  if (user.aborted) return "stopped";
  return done < planned ? "budget-spent" : "complete";
}
