import type { StopSignal } from "../../../core/stop-signal.js";
import type { ModelRecord } from "../../../model/schema.js";
import type { StudyRecord } from "../../records/study.js";
import type { StudyOutcome } from "../../records/verdict.js";
import type { TrialResult } from "../../spec/trial.js";
import { cutsOf } from "../../tune/budget.js";
import { forecastOf } from "../forecast.js";
import { bestOf, modelOf } from "../models.js";
import { scoreBaselines, scoreTrials } from "../score.js";
import type { Session, Stage } from "../session.js";
import { studyRecord } from "../study-record.js";

/** A study's record and the best model of each method. */
export interface StudyResult {
  readonly study: StudyRecord;
  readonly models: readonly { readonly method: string; readonly model: ModelRecord }[];
}

/** The conclusion: reads the test part, once, and turns finished trials into the study's record, verdict and models. */
export async function conclude(session: Session, stage: Stage): Promise<StudyResult> {
  const { options, surroundings } = session;
  const { task, network, seed } = options;
  const { manifest, evaluation, evaluationSize } = stage;
  const { budget, size: wholeSize } = manifest.decided;
  const trialsPlanned = stage.tuning.length + stage.pilots.length + evaluation.length;
  const baselines = scoreBaselines(task);
  const scoring = { task, network, kernels: surroundings.kernels };
  const scored = scoreTrials(inPlannedOrder(stage), scoring);
  const best = options.methods.flatMap(({ name }) => bestOf(scored, name) ?? []);
  const study = studyRecord(options, surroundings, {
    outcome: outcomeOf(surroundings.signal, stage.results.length, trialsPlanned),
    plan: {
      seed,
      ...(evaluationSize?.size ?? wholeSize),
      sampler: manifest.sampler,
      workers: surroundings.executor.workers,
      threads: evaluation[0]?.threads ?? 1,
      changes: manifest.changes,
      budget: budget && { ...budget, cuts: cutsOf(manifest.requested, evaluationSize?.size ?? wholeSize) },
    },
    costs: manifest.decided.costs,
    trials: scored.map(({ record }) => record),
    trialsPlanned,
    baselines,
    forecast: forecastOf(scoring, best, baselines),
    secondsTotal: await secondsOfAll(session, stage),
    startedAt: manifest.startedAt,
    machine: manifest.machine,
    money: manifest.money,
  });
  return { study, models: best.map((trial) => modelOf(trial, options)) };
}

/** Seconds of this command and earlier ones on the study. One that finds all trials done takes no time of the study's. */
async function secondsOfAll({ store, earlier, seconds, secondsBefore }: Session, { results }: Stage): Promise<number> {
  const known = new Set(earlier.values());
  if (secondsBefore > 0 && results.every((result) => known.has(result))) return secondsBefore;
  const all = secondsBefore + seconds();
  await store.writeSeconds(all);
  return all;
}

/** Results in the order of the plan, whatever order they finished in. */
function inPlannedOrder({ results, tuning, pilots, evaluation }: Stage): TrialResult[] {
  const rank = new Map([...tuning, ...pilots, ...evaluation].map(({ id }, k) => [id, k]));
  return [...results].sort((a, b) => rank.get(a.record.id)! - rank.get(b.record.id)!);
}

function outcomeOf(user: StopSignal, done: number, planned: number): StudyOutcome {
  if (user.aborted) return "stopped";
  return done < planned ? "budget-spent" : "complete";
}
