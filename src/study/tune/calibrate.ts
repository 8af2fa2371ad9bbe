import { canonicalJson } from "../../core/stored/canonical.js";
import { thinWindows } from "../../data/thin-windows.js";
import type { Kernels } from "../../kernels/contract.js";
import { onLease } from "../../kernels/lease.js";
import { metrics } from "../../metric/index.js";
import { buildNetwork } from "../../network/build.js";
import { objectives } from "../../objective/index.js";
import { type Choice, optionsOf, plainRecipe } from "../../train/method-recipe.js";
import { evenBatch, predictorFor } from "../../train/predictor.js";
import { stepSeconds } from "../../train/step-time.js";
import { trainers } from "../../train/trainers/index.js";
import type { MethodSpec } from "../records/method.js";
import { applySetting } from "../spec/method.js";
import type { TrialContext } from "../spec/trial.js";
import type { Costs } from "./budget.js";

export interface CalibrateOptions {
  readonly methods: readonly MethodSpec[];
  readonly batchSizes: readonly number[];
  readonly kernels: () => Kernels;
  readonly now: () => number;
}

/** Part of a run that trains the smoothed objective, where nothing else is known: as long as the default path of sigma takes. */
const SMOOTHED_FRACTION = 0.6;
/** Windows on which a trainer without steps is timed. */
const FEW_WINDOWS = 50;

/**
 * Times training steps of each method at each batch size on this machine; two workers share memory and caches, so plans
 * made from it keep a reserve. Only budgets and the time left depend on it, never a result.
 */
export async function calibrate(context: TrialContext, options: CalibrateOptions): Promise<Costs> {
  const seconds = new Map<string, number>();
  const timeSteps = stepTimer(context, options);
  /** Of a method, by the batch size. */
  const costOf = async (method: MethodSpec): Promise<(batchSize: number) => number> => {
    const objective = trainers.get(method.recipe.trainer.name).objectiveOf(method.recipe);
    if (objective !== null) return (batchSize) => timeSteps(objective, batchSize);
    const secondsAWindow = await timeRound(context, method, options);
    return (batchSize) => secondsAWindow * batchSize;
  };
  for (const method of options.methods) {
    const cost = await costOf(method);
    for (const batchSize of options.batchSizes) seconds.set(key(method, batchSize), cost(batchSize));
  }
  const validation = timeValidation(context, options);
  return { step: (method, batchSize) => seconds.get(key(method, batchSize))!, validation };
}

/** Seconds of one step of an objective, averaged over a run; methods share what takes the same steps, which is timed once. */
function stepTimer(
  { network: spec, train }: TrialContext,
  { kernels, now }: CalibrateOptions,
): (objective: Choice, batchSize: number) => number {
  const network = buildNetwork(spec);
  const timed = new Map<string, number>();
  const time = (choice: Choice, batch: number, sigma: number) => {
    const step = canonicalJson([choice, batch, sigma]);
    const known = timed.get(step);
    if (known !== undefined) return known;
    const objective = objectives.make(choice.name, optionsOf(choice));
    const { mean } = stepSeconds({ network, objective, kernels: kernels(), batch, steps: train.window, sigma, now });
    timed.set(step, mean);
    return mean;
  };
  return (choice, batchSize) => {
    const plain = time(plainRecipe.objective, batchSize, 0);
    if (!objectives.make(choice.name, optionsOf(choice)).diffuses) return plain;
    return SMOOTHED_FRACTION * time(choice, batchSize, 0.5) + (1 - SMOOTHED_FRACTION) * plain;
  };
}

/** Seconds of one window in one epoch, for a trainer that takes all of them at once. */
async function timeRound(
  context: TrialContext,
  { recipe, space }: MethodSpec,
  options: CalibrateOptions,
): Promise<number> {
  const few = { train: thinWindows(context.train, FEW_WINDOWS), validation: thinWindows(context.validation, 1) };
  const low = Object.fromEntries(Object.entries(space).map(([place, range]) => [place, range.low]));
  const applied = applySetting(recipe, low);
  const { records } = await trainers
    .get(recipe.trainer.name)
    .train(applied, {
      network: buildNetwork(context.network),
      data: few,
      batchSize: few.train.length,
      epochs: 2,
      seed: 0,
      kernels: options.kernels(),
      metric: metrics.get(context.metric),
      errorScale: context.errorFactor,
      now: options.now,
      signal: new AbortController().signal,
    })
    .result();
  return (records.at(-1)?.secondsTraining ?? 0) / Math.max(1, records.length) / few.train.length;
}

function timeValidation(
  { network: spec, validation, metric }: TrialContext,
  { kernels, now }: CalibrateOptions,
): number {
  const network = buildNetwork(spec);
  return onLease(kernels(), (engine) => {
    const parameters = engine.allocate(network.layout.length);
    const batch = evenBatch(validation.length);
    const predictor = predictorFor(validation, { network, kernels: engine, parameters, batch });
    const measured = metrics.get(metric);
    predictor.measure(validation, measured);
    const started = now();
    predictor.measure(validation, measured);
    return (now() - started) / 1000;
  });
}

function key({ name }: MethodSpec, batchSize: number): string {
  return `${name}/${batchSize}`;
}
