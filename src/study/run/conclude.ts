import { randomStream } from "../../core/numeric/random.js";
import { forecastError } from "../../data/baselines/index.js";
import type { Kernels } from "../../kernels/contract.js";
import { type ModelRecord, modelRecord } from "../../model/record.js";
import { summarise } from "../judge/summaries.js";
import { targetFrom } from "../judge/target.js";
import { judge } from "../judge/verdict.js";
import {
  type BaselineRecord,
  type ForecastRecord,
  type PlanRecord,
  STUDY_SCHEMA,
  STUDY_VERSION,
  type StudyOutcome,
  type StudyRecord,
  type TrialRecord,
} from "../records.js";
import { describeMethod } from "../spec/methods.js";
import type { StudyOptions } from "../spec/options.js";
import type { StudySize } from "./plan.js";
import { Forecaster, forecastRecord, scoreBaselines } from "./score.js";
import { type NetworkShape, networkOf, type TrialResult } from "./trial.js";

/** A study's record and the best model of each method. */
export interface StudyResult {
  readonly study: StudyRecord;
  readonly models: readonly { readonly method: string; readonly model: ModelRecord }[];
}

export interface ConcludeOptions {
  readonly options: StudyOptions;
  readonly network: NetworkShape;
  readonly size: StudySize;
  readonly budget: PlanRecord["budget"];
  readonly results: readonly TrialResult[];
  readonly outcome: StudyOutcome;
  readonly engine: string;
  readonly workers: number;
  readonly threads: number;
  readonly kernels: Kernels;
  readonly trialsPlanned: number;
  readonly secondsTotal: () => number;
  readonly startedAt: string;
  readonly machine: StudyRecord["machine"];
  readonly gradusVersion: string;
}

/** Reads the test part, once, and turns finished trials into the study's record, verdict and models. */
export function conclude(from: ConcludeOptions): StudyResult {
  const { options, network, size, outcome, trialsPlanned } = from;
  const { task, methods: contenders, criteria, seed } = options;
  const methods = contenders.map(describeMethod);
  const forecaster = new Forecaster(network, task.record.window, from.kernels);
  const baselines = scoreBaselines(task);
  const scored = from.results.map((result) => scoreTrial(result, forecaster, options));
  const trials = scored.map(({ record }) => record);
  const target = targetFrom(trials, { given: options.targetError, methods, seedsShare: criteria.minSeedsReached });
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
    software: { gradus: from.gradusVersion, engine: from.engine },
    outcome,
    task: task.record,
    network: {
      cell: "elman",
      inputSize: network.inputSize,
      hiddenSize: network.hiddenSizes[0]!,
      outputSize: network.outputSize,
      activation: network.activation,
      parameters: networkOf(network).layout.length,
    },
    methods,
    criteria,
    plan: { seed, ...size, workers: from.workers, threads: from.threads, budget: from.budget },
    baselines,
    target,
    trials,
    summaries,
    verdict,
    forecast: forecastOf(best, baselines, options),
    secondsTotal: from.secondsTotal(),
    startedAt: from.startedAt,
    machine: from.machine,
  };
  return { study, models: best.map((scoredTrial) => modelOf(scoredTrial, network, options)) };
}

interface ScoredTrial {
  readonly record: TrialRecord;
  readonly parameters: Float32Array | null;
  readonly forecasts: Float32Array | null;
}

function scoreTrial({ record, parameters }: TrialResult, forecaster: Forecaster, { task }: StudyOptions): ScoredTrial {
  if (parameters === null) return { record, parameters, forecasts: null };
  const { test, errorFactor } = task.windows;
  const forecasts = forecaster.predict(parameters, test);
  const testError = forecastError(forecasts, test, errorFactor);
  return { record: { ...record, testError }, parameters, forecasts };
}

/** The finished evaluation trial of a method that was best on validation, over all batch sizes and seeds. */
function bestOf(trials: readonly ScoredTrial[], method: string): ScoredTrial | null {
  let best: ScoredTrial | null = null;
  for (const trial of trials) {
    if (trial.record.method !== method || trial.parameters === null || trial.record.outcome !== "finished") continue;
    if (best === null || trial.record.bestValidationError! < best.record.bestValidationError!) best = trial;
  }
  return best;
}

function forecastOf(
  best: readonly ScoredTrial[],
  baselines: readonly BaselineRecord[],
  { task }: StudyOptions,
): ForecastRecord {
  const lowest = baselines.reduce<BaselineRecord | null>(
    (found, record) => (found === null || record.validationError < found.validationError ? record : found),
    null,
  );
  const baseline = task.baselines.find(({ name }) => name === lowest?.name) ?? null;
  const networks = best.map(({ record, forecasts }) => ({ name: record.method, forecasts: forecasts! }));
  return forecastRecord(task, networks, baseline);
}

function modelOf({ record, parameters }: ScoredTrial, network: NetworkShape, { task }: StudyOptions) {
  const training = {
    method: record.method,
    source: task.record.source,
    seed: record.seed,
    epoch: record.bestEpoch!,
    validationError: record.bestValidationError!,
    testError: record.testError,
  };
  return { method: record.method, model: modelRecord(task, network, training, parameters!) };
}
