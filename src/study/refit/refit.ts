import { ensure, GradusError, Stopped } from "../../core/errors.js";
import { ensureOptions, isObject, type OptionRules } from "../../core/options.js";
import { quantilesOf } from "../../core/quantile-name.js";
import { callable, flag, orNull, required, rule, seedRule, shaped, text } from "../../core/rules.js";
import { type ListenedSignal, listenedSignalRule } from "../../core/stop-signal.js";
import { seriesRule } from "../../data/rules.js";
import type { Series } from "../../data/series.js";
import type { Allocate } from "../../data/window-set.js";
import { highwayOnAll } from "../../highway/fit-highway.js";
import { highwayForQuantiles } from "../../highway/quantile-highway.js";
import { threadKernels } from "../../kernels/select.js";
import { ensembleRecord } from "../../model/ensemble.js";
import { modelRecord } from "../../model/record.js";
import type { ModelRecord } from "../../model/schema.js";
import { simpleModelRecord } from "../../model/simple.js";
import { ensureStudy } from "../records/ensure-study.js";
import type { StudyRecord } from "../records/study.js";
import type { EpochRecord } from "../records/trial.js";
import { assignThreads } from "../run/assign-threads.js";
import { type ExecutorFactory, inlineExecutor, startExecutor } from "../run/executor.js";
import { quantileParts } from "../run/models.js";
import { networkOf } from "../spec/network-of.js";
import type { TrialContext, TrialResult } from "../spec/trial.js";
import { type AllRows, allRows } from "./all-rows.js";
import { type ChosenForecast, chosenForecast } from "./chosen-forecast.js";
import { intervalsFrom } from "./intervals.js";
import { type RefitPlan, refitPlan } from "./settings.js";
import { refitBaseline } from "./simple.js";

export interface RefitOptions {
  /** Of a series, with finished runs. */
  readonly study: StudyRecord;
  /** The study's table as it is now: its columns, and as many rows as there are. */
  readonly series: Series;
  /** A method or simple forecast of the study, as its model is called. Default null: see `chosenForecast` */
  readonly method?: string | null;
  /** Of the initial weights and batch order. Default null: that of the study's model */
  readonly seed?: number | null;
  /** Trains all seeds of the study's method, and averages their forecasts. Default false */
  readonly ensemble?: boolean;
  /** The study's model of this forecast, whose intervals are taken over. Default null: there will be none */
  readonly model?: ModelRecord | null;
}

export interface RefitSurroundings {
  /** Default: this thread alone */
  readonly executor?: ExecutorFactory;
  /** Default: it is never stopped */
  readonly signal?: ListenedSignal;
  readonly onEpoch?: (seed: number, record: EpochRecord) => void;
  /** Called before anything is trained. */
  readonly onPlan?: (plan: RefitPlan | null, rows: AllRows) => void;
  /** Where windows are kept; shared memory lets threads read them without a copy. */
  readonly allocate?: Allocate;
}

const OPTIONS = {
  study: required(rule("a study's record", isObject, "Give that of parseStudy or runStudy.")),
  series: required(seriesRule),
  method: orNull(text),
  seed: orNull(seedRule),
  ensemble: flag,
  model: orNull(rule("a model", isObject, "Give loadModel of the study's folder.")),
} satisfies OptionRules<RefitOptions>;

const SURROUNDINGS = {
  executor: shaped("an executor's factory", ["start()", "workers", "engine"], "Give inlineExecutor({ kernels, now })."),
  signal: listenedSignalRule,
  onEpoch: callable,
  onPlan: callable,
  allocate: callable,
} satisfies OptionRules<RefitSurroundings>;

/**
 * Fits a forecast of a study anew to all rows of its table, none held back: of a network with its tuned setting, see `refitPlan` for how long it trains; scalers,
 * highway, logarithms and inputs of the calendar are fitted anew too. What needs rows held back to be chosen, a ridge penalty, a season or a start, is chosen on
 * a cut without the newest rows, the study's validation share. Intervals are those that the study found on its validation part.
 *
 * @throws GradusError for a study of no series or without a finished run, a table without its columns, and training that diverged; Stopped
 */
export async function refit(options: RefitOptions, surroundings: RefitSurroundings = {}): Promise<ModelRecord> {
  ensureOptions("refit", options, OPTIONS);
  ensureOptions("refit", surroundings, SURROUNDINGS);
  const { study, series, method = null, ensemble = false, seed = null, model = null } = options;
  ensureStudy("refit", study);
  const { task } = study;
  ensure(
    task.kind === "series" && task.split !== null,
    () =>
      `refit: \`study\` must be of a table, got one of the task "${task.kind}". Train such a task with all of its windows.`,
  );
  const chosen = chosenForecast(study, method);
  ensure(
    chosen.kind === "network" || (!ensemble && seed === null),
    () =>
      `refit: \`${ensemble ? "ensemble" : "seed"}\` is for networks, got the simple forecast "${chosen.name}". Leave it out, or name a \`method\`.`,
  );
  const taus = quantilesOf(task.metric.name);
  ensure(
    chosen.kind === "network" || taus === null,
    () =>
      `refit: \`method\` must be a network where quantiles are forecast, got the simple forecast "${chosen.name}", which is no model of them. Name one.`,
  );
  const rows = allRows(task, series, surroundings.allocate);
  const undo = rows.windows.train.undo ?? null;
  const intervals = model === null ? [] : intervalsFrom(model, scaleOf(chosen, rows));
  const { window, horizon, seriesColumn, derived, missing, notation } = task;
  const { inputScaler, targetScaler } = rows.windows;
  const common = {
    window,
    horizon,
    seriesColumn,
    derived,
    missing,
    notation,
    inputScaler,
    targetScaler,
    undo,
    intervals,
    ...quantileParts(task),
  };
  if (chosen.kind === "simple") {
    surroundings.onPlan?.(null, rows);
    const fitted = refitBaseline(rows, chosen.baseline);
    return simpleModelRecord({ ...common, fitted, training: { ...noteOf(series), method: chosen.baseline } });
  }
  const plan = refitPlan(study, { method: chosen.name, batchSize: chosen.batchSize, seed, isEnsemble: ensemble });
  surroundings.onPlan?.(plan, rows);
  const context = contextOf(study, rows);
  const network = networkOf(context);
  const note = { ...noteOf(series), method: chosen.name };
  const models = (await trained(plan, context, surroundings)).map(({ record, parameters }) =>
    modelRecord({
      ...common,
      network: network.spec,
      highway: network.highway,
      training: { ...note, seed: record.seed, epoch: record.bestEpoch! },
      parameters: parameters!,
    }),
  );
  return ensemble ? ensembleRecord(models, { training: note, intervals }) : models[0]!;
}

/** No rows were held back to measure an error on. */
function noteOf({ source }: Series) {
  return { source, validationError: null, testError: null };
}

/** What repeats or averages targets has no logarithms. */
function scaleOf(chosen: ChosenForecast, { windows: { train, targetScaler } }: AllRows) {
  const isEntered = chosen.kind === "network" || chosen.baseline === "linear";
  return { log: (isEntered && train.undo?.log) || null, sd: [...targetScaler.sd] };
}

function contextOf({ network, task }: StudyRecord, { windows, chosenOn }: AllRows): TrialContext {
  const { train, validation, errorFactor } = windows;
  return {
    network,
    highway: highwayForQuantiles(
      highwayOnAll(windows, chosenOn, network.highway),
      train,
      quantilesOf(task.metric.name),
    ),
    train,
    validation,
    startData: { train: chosenOn.train, validation: chosenOn.validation },
    errorFactor,
    metric: task.metric.name,
  };
}

/** All runs of the plan, by their order there. */
async function trained(
  { trials }: RefitPlan,
  context: TrialContext,
  { executor: factory = thisThread(), signal = new AbortController().signal, onEpoch = () => {} }: RefitSurroundings,
): Promise<TrialResult[]> {
  const { network, train } = context;
  const split = { workers: factory.workers, network, train, trainWindows: train.length };
  const specs = assignThreads(trials, split);
  const seeds = new Map(specs.map(({ id, seed }) => [id, seed]));
  const results = new Map<string, TrialResult>();
  const executor = startExecutor(factory, [context]);
  const hooks = { signal, onEpoch: (id: string, record: EpochRecord) => onEpoch(seeds.get(id)!, record) };
  try {
    for await (const result of executor.run(specs, hooks)) results.set(result.record.id, result);
  } finally {
    await executor.end?.();
  }
  return specs.map(({ id, seed }) => {
    const result = results.get(id);
    if (signal.aborted || result === undefined || result.record.outcome === "stopped") {
      throw new Stopped("Stopped: there is no model on all rows yet. The same command begins anew.");
    }
    if (result.parameters !== null) return result;
    throw new GradusError(
      `refit: seed ${seed} came to no end: ${result.record.outcomeDetail ?? "it diverged"}. Take another \`seed\`.`,
    );
  });
}

function thisThread(): ExecutorFactory {
  return inlineExecutor({ kernels: threadKernels, now: () => performance.now() });
}
