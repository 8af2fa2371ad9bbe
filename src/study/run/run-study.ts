import { thinWindows } from "../../data/window-set.js";
import type { Kernels } from "../../kernels/contract.js";
import { buildNetwork } from "../../network/build.js";
import type { StudyOutcome, StudyRecord } from "../records.js";
import type { Method } from "../spec/methods.js";
import { ensureStudyOptions, type StudyOptions } from "../spec/options.js";
import { type Costs, epochSeconds, estimateSeconds } from "../tune/budget.js";
import { calibrate } from "../tune/calibrate.js";
import { bestSetting, decideEvaluation, evenTuning } from "../tune/evaluation.js";
import { conclude, type StudyResult } from "./conclude.js";
import { Deadline } from "./deadline.js";
import type { ExecutorFactory, TrialExecutor } from "./executor.js";
import { openManifest } from "./manifest.js";
import { evaluationSpecs, type StudySize, trialCount, tuningRounds, tuningSpecs } from "./plan.js";
import { Progress, type StudyEvent } from "./progress.js";
import { splitTrials } from "./split.js";
import { noStore, type StudyStore } from "./store.js";
import type { NetworkShape, TrialContext, TrialResult, TrialSpec } from "./trial.js";

export interface StudySurroundings {
  readonly executor: ExecutorFactory;
  /** An engine for this thread: calibration and scoring. */
  readonly kernels: () => Kernels;
  /** Milliseconds, for durations. */
  readonly now: () => number;
  readonly startedAt: string;
  readonly machine: StudyRecord["machine"];
  readonly gradusVersion: string;
  readonly signal: AbortSignal;
  readonly store?: StudyStore;
  readonly onEvent?: (event: StudyEvent) => void;
}

/** Tuning may take this share of a time budget at most; the evaluation decides and must not starve. */
const TUNING_SHARE = 0.65;

/**
 * Runs the proof of concept: every method is tuned by the same number of trials, then trained from the same initial
 * weights and batch orders on several seeds; the test part is read once, after the last trial.
 *
 * A stop or a spent budget ends it early: what has finished is concluded from and the outcome says so.
 */
export async function runStudy(options: StudyOptions, surroundings: StudySurroundings): Promise<StudyResult> {
  const { methods, seed, timeBudgetSeconds } = options;
  const { windows } = options.task;
  const { now, kernels, signal, store = noStore, onEvent = () => {} } = surroundings;
  ensureStudyOptions(options);
  const started = now();
  const deadline = new Deadline(signal, timeBudgetSeconds);
  const network: NetworkShape = buildNetwork({
    inputSize: windows.train.inputSize,
    hiddenSizes: options.network.hiddenSizes,
    outputSize: windows.train.outputSize,
    activation: options.network.activation,
  }).spec;
  const everything: TrialContext = {
    network,
    train: windows.train,
    validation: windows.validation,
    errorFactor: windows.errorFactor,
  };
  const costs = calibrate(everything, { methods, batchSizes: options.size.batchSizes, kernels, now });
  const executorWorkers = (await surroundings.executor(everything)).workers;
  let manifest = await openManifest({
    options,
    network,
    store,
    costs,
    workers: executorWorkers,
    engine: kernels().name,
  });
  const { size, budget } = manifest.decided;
  const context = { ...everything, train: thinWindows(windows.train, size.trainWindows) };
  const executor = await surroundings.executor(context);
  const earlier = await store.finished();

  const trials = trialCount(methods, size);
  const progress = new Progress({
    trials,
    totalCost: estimateSeconds(size, { methods, costs, workers: 1 }),
    trainWindows: size.trainWindows,
    costs,
    now,
  });
  onEvent({ kind: "planned", trials, resumed: earlier.size, changes: budget?.changes ?? [] });

  const results: TrialResult[] = [];
  const runAll = async (specs: readonly TrialSpec[], stop: AbortSignal) => {
    progress.add(specs);
    for await (const { result, resumed } of resumable(specs, { earlier, executor, store, stop, onEvent, progress })) {
      results.push(result);
      onEvent(progress.trial(result.record.id, resumed));
      onEvent({ kind: "trial", record: result.record });
    }
  };
  // A study that is taken up again after its evaluation had begun keeps to the tuning that the evaluation was chosen by.
  const rounds = tuningRounds(methods, size, seed).slice(0, manifest.decided.evaluation?.tuningTrials);
  const split = {
    workers: manifest.decided.workers,
    network,
    steps: windows.train.window,
    trainWindows: size.trainWindows,
  };
  const tuning = splitTrials(rounds.flat(), split);
  await runAll(tuning, deadline.after(TUNING_SHARE));
  const even = signal.aborted ? null : evenTuning(results, rounds);
  if (even) results.splice(0, results.length, ...even.results);
  if (!signal.aborted) {
    // Not from a tuning that the user stopped: the same command completes that first.
    manifest = decideEvaluation(manifest, {
      results,
      tuningTrials: even?.rounds ?? rounds.length,
      workers: executor.workers,
      secondsLeft: deadline.secondsLeft((now() - started) / 1000),
    });
    await store.write(manifest);
  }
  const finalSize = manifest.decided.evaluation ?? size;
  const cuts = (manifest.decided.budget?.changes ?? []).slice(budget?.changes.length ?? 0);
  if (cuts.length > 0) onEvent({ kind: "cut", changes: cuts });
  const chosen = (method: Method, batchSize: number) => bestSetting(results, method, batchSize);
  const evaluation = splitTrials(evaluationSpecs(methods, finalSize, seed, chosen), split);
  const tuned = even ? even.results.length : tuning.length;
  const planned = tuned + evaluation.length;
  progress.replan({ trials: planned, totalCost: costOf([...tuning, ...evaluation], size.trainWindows, costs) });
  if (!deadline.signal.aborted) await runAll(evaluation, deadline.signal);
  deadline.clear();

  return conclude({
    options,
    network,
    size: finalSize,
    budget: manifest.decided.budget,
    results: inPlannedOrder(results, methods, size, seed),
    outcome: outcomeOf(signal, results.length, planned),
    engine: executor.engine,
    workers: executor.workers,
    threads: evaluation[0]?.threads ?? 1,
    kernels: kernels(),
    trialsPlanned: planned,
    secondsTotal: () => (now() - started) / 1000,
    startedAt: surroundings.startedAt,
    machine: surroundings.machine,
    gradusVersion: surroundings.gradusVersion,
  });
}

interface ResumableOptions {
  readonly earlier: ReadonlyMap<string, TrialResult>;
  readonly executor: TrialExecutor;
  readonly store: StudyStore;
  readonly stop: AbortSignal;
  readonly progress: Progress;
  readonly onEvent: (event: StudyEvent) => void;
}

/** Earlier results first, then the rest through the executor; only trials that ran to their own end are kept. */
async function* resumable(
  specs: readonly TrialSpec[],
  { earlier, executor, store, stop, progress, onEvent }: ResumableOptions,
): AsyncGenerator<{ result: TrialResult; resumed: boolean }> {
  const missing: TrialSpec[] = [];
  for (const spec of specs) {
    const result = earlier.get(spec.id);
    if (result) yield { result, resumed: true };
    else missing.push(spec);
  }
  const hooks = {
    signal: stop,
    onEpoch: (id: string, record: Parameters<Progress["epoch"]>[1]) => onEvent(progress.epoch(id, record)),
  };
  for await (const result of executor.run(missing, hooks)) {
    if (result.record.outcome === "stopped") continue;
    await store.save(result);
    yield { result, resumed: false };
  }
}

/** Seconds of one worker that the trials take together. */
function costOf(specs: readonly TrialSpec[], trainWindows: number, costs: Costs): number {
  const cost = ({ method, batchSize, epochs }: TrialSpec) =>
    epochs * epochSeconds(costs, method, { batchSize, trainWindows });
  return specs.reduce((sum, spec) => sum + cost(spec), 0);
}

/** Trials in the order of the plan, whatever order they finished in. */
function inPlannedOrder(
  results: readonly TrialResult[],
  methods: readonly Method[],
  size: StudySize,
  seed: number,
): TrialResult[] {
  const anySetting = () => ({ learningRate: 0, sigma0: 0 });
  const ids = [...tuningSpecs(methods, size, seed), ...evaluationSpecs(methods, size, seed, anySetting)].map(
    ({ id }) => id,
  );
  const rank = new Map(ids.map((id, k) => [id, k]));
  return [...results].sort((a, b) => rank.get(a.record.id)! - rank.get(b.record.id)!);
}

function outcomeOf(user: AbortSignal, done: number, planned: number): StudyOutcome {
  if (user.aborted) return "stopped";
  return done < planned ? "budget-spent" : "complete";
}
