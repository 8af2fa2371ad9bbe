import { Stopped } from "../../../core/errors.js";
import { randomStream } from "../../../core/numeric/random.js";
import type { IntervalRecord } from "../../../model/schema.js";
import type { StudyManifest } from "../../records/manifest.js";
import type { StudyRecord } from "../../records/study.js";
import type { ForecastRecord } from "../../records/task.js";
import type { StudyOutcome } from "../../records/verdict.js";
import { criteriaText } from "../../spec/criteria.js";
import { networkOf } from "../../spec/network-of.js";
import { foldsOf } from "../../spec/task.js";
import type { TrialResult } from "../../spec/trial.js";
import { cutsOf } from "../../tune/budget.js";
import { ensemblesOf } from "../ensembles.js";
import { forecastOf } from "../forecast.js";
import { intervalsOf } from "../intervals.js";
import { bestOf, modelOf, type NamedModel, simpleModels } from "../models.js";
import { networkForecast } from "../network-forecast.js";
import { plannedTrials } from "../outlook.js";
import { scoreBaselines, scoreTrials } from "../score.js";
import { MeasureSheet } from "../scores/measure-sheet.js";
import { ScoreSheet } from "../scores/score-sheet.js";
import type { Session, Stage } from "../session.js";
import { noStore } from "../store.js";
import { studyRecord } from "../study-record.js";
import { pausing } from "../turn.js";

/** A study's record and the best model of each method. */
export interface StudyResult {
  readonly study: StudyRecord;
  readonly models: readonly NamedModel[];
  /** Of a series, where `ensemble` asked for them: a model of all seeds of each method. */
  readonly ensembles: readonly NamedModel[];
  /** Those of the simple forecasts of a series. */
  readonly simpleModels: readonly NamedModel[];
}

/**
 * The conclusion: reads the test part, once, and turns finished trials into the study's record, verdict and models. Of a study that was
 * stopped, or whose time budget is spent, the test part stays closed where a store keeps its trials: the same study may go on, and what
 * was seen of it would be seen too early.
 *
 * @throws Stopped for a stop that comes meanwhile, where a store keeps the trials: the same study then reads the whole test part
 */
export async function conclude(session: Session, stage: Stage): Promise<StudyResult> {
  const { options, surroundings } = session;
  const { task, seed } = options;
  const networks = session.folds.map(networkOf);
  const { manifest, evaluation, evaluationSize } = stage;
  const { budget, size: wholeSize } = manifest.decided;
  // Of a study that is closed as many as were planned: what had no settings yet is missing too.
  const trialsPlanned = session.isClosed
    ? plannedTrials(manifest, evaluationSize, options, session.folds.length)
    : stage.tuning.length + stage.unplanned + stage.pilots.length + evaluation.length;
  const outcome = outcomeOf(session, { done: stage.results.length, planned: trialsPlanned }); // a later stop ends no trial
  const trials = inPlannedOrder(stage);
  const last = foldsOf(task).length;
  const bestOfEach = (results: readonly TrialResult[]) =>
    options.methods.flatMap(({ name }) => bestOf(results, name, last) ?? []);
  // A study that was stopped, or whose budget is spent, may go on: what had been seen of the test part would be seen too early.
  const isOpened = outcome === "complete" || outcome === "closed" || session.store === noStore;
  const openedAt = timeNow(session);
  const unopened = {
    scored: trials,
    best: bestOfEach(trials),
    baselines: [],
    forecast: null,
    scores: null,
    measures: [],
  };
  const { scored, best, baselines, forecast, scores, measures } = await leavingOnStop(session, stage, async (turn) => {
    if (!isOpened) return unopened;
    const sheet = new ScoreSheet(task);
    const measured = new MeasureSheet(task.record);
    const scoring = { task, networks, kernels: surroundings.kernels, turn, sheet, measured };
    const baselines = scoreBaselines(scoring);
    const scored = await scoreTrials(trials, scoring);
    const best = bestOfEach(scored);
    return {
      scored,
      best,
      baselines,
      forecast: task.record.metric.unit === "target" ? await forecastOf(scoring, best, baselines) : null,
      scores: sheet.record(randomStream(seed).fork("scores")),
      measures: measured.record(),
    };
  });
  const planned = { network: networks.at(-1)!, kernels: surroundings.kernels };
  const intervals: IntervalRecord[][] = [];
  for (const { parameters } of best) {
    intervals.push(await intervalsOf(networkForecast([parameters!], planned), { task, isOpened }));
  }
  const runs = trials.filter(
    ({ record: { phase, setAside } }) => phase === "evaluation" && setAside === undefined,
  ).length;
  const study = studyRecord(options, surroundings, {
    outcome,
    plan: {
      seed,
      ...(evaluationSize?.size ?? wholeSize),
      sampler: manifest.sampler,
      tuning: manifest.tuning,
      tuningSeeds: manifest.tuningSeeds,
      choice: manifest.decided.choice,
      workers: surroundings.executor.workers,
      threads: evaluation[0]?.threads ?? 1,
      changes: manifest.changes,
      openings: manifest.openings,
      budget: budget && { ...budget, cuts: cutsOf(manifest.requested, evaluationSize?.size ?? wholeSize) },
    },
    costs: manifest.decided.costs,
    trials: scored.map(({ record }) => record),
    trialsPlanned,
    baselines,
    forecast: forecast && withCoverage(forecast, best, intervals),
    scores,
    measures,
    secondsTotal: await secondsOfAll(session, stage),
    startedAt: manifest.startedAt,
    machine: manifest.machine,
    money: manifest.money,
  });
  const openings = isOpened ? await openingsOf(session, { manifest, study, runs, openedAt }) : manifest.openings;
  return {
    study: { ...study, plan: { ...study.plan, openings } },
    models: best.map((trial, k) => modelOf(trial, { task, network: networks.at(-1)!, intervals: intervals[k]! })),
    ensembles: surroundings.ensemble
      ? await ensemblesOf(trials, { ...planned, task, fold: last, summaries: study.summaries, isOpened })
      : [],
    simpleModels: await simpleModels(task, { baselines, isOpened }),
  };
}

/** Forecasts of networks with what their intervals hold. */
function withCoverage(
  forecast: ForecastRecord,
  best: readonly TrialResult[],
  intervals: readonly (readonly IntervalRecord[])[],
): ForecastRecord {
  const heldBy = (name: string) => intervals[best.findIndex(({ record }) => record.method === name)] ?? [];
  const forecasts = forecast.forecasts.map((one) => ({
    ...one,
    intervals: heldBy(one.name).map(({ level, testCoverage }) => ({ level, coverage: testCoverage! })),
  }));
  return { ...forecast, forecasts };
}

/** Reads the test part with a pause now and then; the seconds of a command that leaves it are counted, as its trials are kept. */
async function leavingOnStop<Result>(
  session: Session,
  stage: Stage,
  read: (turn: () => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const { signal, now } = session.surroundings;
  // Who has stopped the trials waits for what they come to; without a store a stop would lose them.
  const isFinal = signal.aborted || session.store === noStore;
  const turn = pausing(now, () => {
    if (!isFinal && signal.aborted) throw new Stopped(STOPPED);
  });
  try {
    return await read(turn);
  } catch (error) {
    if (error instanceof Stopped) await secondsOfAll(session, stage);
    throw error;
  }
}

const STOPPED =
  "Stopped while the test part was read: nothing of it is shown. All runs are kept; the same command reads it whole.";

/**
 * Wall seconds of this command and earlier ones on the study, and no less than the work of its finished trials takes on all workers at once: of a command
 * that was killed the clock is lost since the last trial that it finished, and what its trials had done by then went on. A command that finds all trials
 * done takes no time of the study's.
 */
async function secondsOfAll(session: Session, { results, manifest }: Stage): Promise<number> {
  const { store, earlier, seconds, secondsBefore, surroundings } = session;
  const workers = Math.max(manifest.decided.workers, surroundings.executor.workers);
  const least =
    results.reduce((sum, { record: { secondsTotal, threads } }) => sum + secondsTotal * threads, 0) / workers;
  const known = new Set(earlier.values());
  if (secondsBefore > 0 && results.every((result) => known.has(result))) return Math.max(secondsBefore, least);
  const all = Math.max(secondsBefore + seconds(), least);
  await store.writeSeconds(all);
  return all;
}

/** Results in the order of the plan, whatever order they finished in. */
function inPlannedOrder({ results, tuning, pilots, evaluation }: Stage): TrialResult[] {
  const rank = new Map([...tuning, ...pilots, ...evaluation].map(({ id }, k) => [id, k]));
  return [...results].sort((a, b) => rank.get(a.record.id)! - rank.get(b.record.id)!);
}

function outcomeOf(
  { surroundings, isClosed }: Session,
  { done, planned }: { readonly done: number; readonly planned: number },
): StudyOutcome {
  if (surroundings.signal.aborted) return "stopped";
  if (done >= planned) return "complete";
  return isClosed ? "closed" : "budget-spent";
}

interface Opening {
  readonly manifest: StudyManifest;
  readonly study: StudyRecord;
  readonly runs: number;
  readonly openedAt: string;
}

/** Hours after the command's start, maybe, and after other commands': those of a study that was stopped have read nothing. */
function timeNow({ surroundings: { startedAt }, seconds }: Session): string {
  const start = Date.parse(startedAt);
  return Number.isNaN(start) ? startedAt : new Date(start + Math.round(1000 * seconds())).toISOString();
}

/** What is known of when the test part was read, this time among them where it shows what has not been seen. */
async function openingsOf(
  { store }: Session,
  { manifest, study, runs, openedAt }: Opening,
): Promise<StudyManifest["openings"]> {
  const { openings } = manifest;
  const { verdict, plan, criteria, criteriaHash } = study;
  const last = openings.at(-1);
  if (last?.runs === runs && last.criteriaHash === criteriaHash) return openings;
  const decided = { decision: verdict.decision, criteria: criteriaText(criteria), criteriaHash };
  const all = [...openings, { startedAt: openedAt, runs, seeds: plan.seeds, ...decided }];
  await store.write({ ...manifest, openings: all });
  return all;
}
