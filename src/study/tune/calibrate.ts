import { canonicalJson } from "../../core/stored/canonical.js";
import { stepsRun } from "../../data/by-length.js";
import { thinTrusted } from "../../data/thin-windows.js";
import type { Kernels } from "../../kernels/contract.js";
import { onLease } from "../../kernels/lease.js";
import { metricNamed } from "../../metric/metric-named.js";
import type { Objective } from "../../objective/contract.js";
import { objectives } from "../../objective/index.js";
import { stepMultiplyAdds } from "../../objective/step-multiply-adds.js";
import { optimizers } from "../../optim/index.js";
import { type Choice, optionsOf, plainRecipe } from "../../train/method-recipe.js";
import { evenBatch, predictorFor } from "../../train/predictor.js";
import { stepSeconds } from "../../train/step-time.js";
import { trainers } from "../../train/trainers/index.js";
import type { MethodSpec } from "../records/method.js";
import type { TimedSteps } from "../records/step-cost.js";
import { applySetting } from "../spec/method.js";
import { DIFFUSION_DEFAULTS } from "../spec/methods/diffusion.js";
import { networkOf } from "../spec/network-of.js";
import type { TrialContext } from "../spec/trial.js";
import type { Costs } from "./budget.js";

export interface CalibrateOptions {
  readonly methods: readonly MethodSpec[];
  readonly batchSizes: readonly number[];
  readonly kernels: () => Kernels;
  /** Milliseconds: of steps, which are so short that some of them nothing else slows. */
  readonly now: () => number;
}

/** Part of a run that trains the smoothed objective, where nothing else is known: as long as the default path of sigma takes. */
const SMOOTHED_FRACTION = DIFFUSION_DEFAULTS.annealFraction;
/** Width at which smoothed steps are timed; they cost the same at any above 0. */
const SIGMA = 0.5;
/** Windows on which a trainer without steps is timed. */
const FEW_WINDOWS = 50;
/** Validation is timed on as many at most, some batches of them: all of millions would take a minute, to tell no more. */
const VALIDATION_WINDOWS = 4096;
/** Each step is timed so often, in turn with the others, so that a busy moment is none of one method's; the median counts. */
const ROUNDS = 10;
const MILLISECONDS = 4;
/** Before them, a round that does not count: what the runtime has not compiled yet costs several times as much. */
const WARM_UP_MILLISECONDS = 30;

/**
 * Times training steps of each method at each batch size on this machine, alone and in turn. Methods share what takes the same
 * step, so that the same recipe costs the same under every name, whatever else the machine does. Takes seconds, however many the windows are;
 * what a run takes beside its steps is timed once its windows are decided on, see `withStarts`.
 */
export async function calibrate(context: TrialContext, options: CalibrateOptions): Promise<Costs> {
  const { methods, batchSizes } = options;
  const seconds = timeSteps(context, options);
  const rounds = new Map<string, number>();
  const steps: TimedSteps[] = [];
  for (const method of methods) {
    const known = batchSizes.map((batchSize) => stepsOf(method, batchSize));
    if (known.some((step) => step === null)) rounds.set(method.name, await timeRound(context, method, options));
    for (const step of known) {
      if (step === null) continue;
      const { batchSize } = step;
      const [secondsPlainStep, secondsSmoothedStep] = [seconds(step.plain), seconds(step.smoothed)];
      steps.push({
        ...{ method: method.name, batchSize, secondsPlainStep, secondsSmoothedStep },
        multiplyAddsPlainStep: multiplyAddsOf(context, step.plain),
        multiplyAddsSmoothedStep: multiplyAddsOf(context, step.smoothed),
      });
    }
  }
  return {
    steps: rounds.size === 0 ? steps : null,
    validation: timeValidation(context, options),
    step({ name }, batchSize) {
      const perWindow = rounds.get(name);
      if (perWindow !== undefined) return perWindow * batchSize;
      const cost = steps.find((step) => step.method === name && step.batchSize === batchSize)!;
      return SMOOTHED_FRACTION * cost.secondsSmoothedStep + (1 - SMOOTHED_FRACTION) * cost.secondsPlainStep;
    },
  };
}

/** What a step is made of. */
interface TimedStep {
  readonly objective: Choice;
  readonly optimizer: Choice;
  readonly batchSize: number;
  readonly sigma: number;
  readonly dropout: number;
}

/** A method's steps at sigma = 0 and above; null for a trainer that takes none, or steps of changing depth. */
function stepsOf({ recipe }: MethodSpec, batchSize: number) {
  const objective = trainers.get(recipe.trainer.name).objectiveOf(recipe);
  if (objective === null || recipe.truncation !== null) return null;
  const plain = {
    objective: plainRecipe.objective,
    optimizer: recipe.optimizer,
    batchSize,
    sigma: 0,
    dropout: recipe.dropout ?? 0,
  };
  const { diffuses } = objectives.make(objective.name, optionsOf(objective));
  return { batchSize, plain, smoothed: diffuses ? { ...plain, objective, sigma: SIGMA } : plain };
}

function objectiveOf({ objective }: TimedStep): Objective {
  return objectives.make(objective.name, optionsOf(objective));
}

function multiplyAddsOf(context: TrialContext, step: TimedStep): number {
  const { train } = context;
  const steps = stepsRun(train, step.batchSize);
  return Math.round(
    stepMultiplyAdds(networkOf(context), { batch: step.batchSize, steps, scored: train.scored }, objectiveOf(step)),
  );
}

/** Seconds of each distinct step: the fastest round's median, which nothing else on the machine has slowed. */
function timeSteps(
  context: TrialContext,
  { methods, batchSizes, kernels, now }: CalibrateOptions,
): (step: TimedStep) => number {
  const { train } = context;
  const network = networkOf(context);
  const all = methods.flatMap((method) => batchSizes.map((batchSize) => stepsOf(method, batchSize)));
  const distinct = new Map(
    all
      .flatMap((steps) => (steps === null ? [] : [steps.plain, steps.smoothed]))
      .map((step) => [canonicalJson(step), step]),
  );
  const times = new Map([...distinct.keys()].map((key) => [key, [] as number[]]));
  const engine = distinct.size > 0 ? kernels() : null;
  for (let round = -1; round < ROUNDS && engine !== null; round++) {
    for (const [key, step] of distinct) {
      const { optimizer, batchSize, sigma, dropout } = step;
      const { median: seconds } = stepSeconds({
        network,
        objective: objectiveOf(step),
        optimizer: optimizers.make(optimizer.name, optionsOf(optimizer)).transform,
        kernels: engine,
        batch: batchSize,
        steps: network.cell.reads === "window" ? train.window : Math.ceil(stepsRun(train, batchSize)),
        scored: train.scored,
        sigma,
        dropout,
        now,
        milliseconds: round < 0 ? WARM_UP_MILLISECONDS : MILLISECONDS,
      });
      if (round >= 0) times.get(key)!.push(seconds);
    }
  }
  return (step) => Math.min(...times.get(canonicalJson(step))!);
}

/** Seconds of one window in one epoch, for a trainer that takes all of them at once. */
async function timeRound(
  context: TrialContext,
  { recipe, space }: MethodSpec,
  options: CalibrateOptions,
): Promise<number> {
  const few = { train: thinTrusted(context.train, FEW_WINDOWS), validation: thinTrusted(context.validation, 1) };
  const low = Object.fromEntries(Object.entries(space).map(([place, range]) => [place, range.low]));
  const applied = applySetting(recipe, low);
  const { records } = await trainers
    .get(recipe.trainer.name)
    .train(applied, {
      network: networkOf(context),
      data: few,
      batchSize: few.train.length,
      epochs: 2,
      validationGrowth: null,
      seed: 0,
      kernels: options.kernels(),
      metric: metricNamed(context.metric),
      errorScale: context.errorFactor,
      now: options.now,
      signal: new AbortController().signal,
    })
    .result();
  return (records.at(-1)?.secondsTraining ?? 0) / Math.max(1, records.length) / few.train.length;
}

/** Seconds of one look at all validation windows, by some of them. */
function timeValidation(context: TrialContext, { kernels, now }: CalibrateOptions): number {
  const { metric } = context;
  const validation = thinTrusted(context.validation, VALIDATION_WINDOWS);
  const network = networkOf(context);
  return onLease(kernels(), (engine) => {
    const parameters = engine.allocate(network.layout.length);
    const batch = evenBatch(validation.length, validation);
    const predictor = predictorFor(validation, { network, kernels: engine, parameters, batch });
    const measured = metricNamed(metric);
    predictor.measure(validation, measured);
    const started = now();
    predictor.measure(validation, measured);
    return ((now() - started) / 1000) * (context.validation.length / validation.length);
  });
}
