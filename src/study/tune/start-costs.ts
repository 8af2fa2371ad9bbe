import { randomStream } from "../../core/numeric/random.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { initialisers } from "../../initialisers/index.js";
import { ridgeReadout } from "../../initialisers/ridge-readout.js";
import type { Kernels } from "../../kernels/contract.js";
import { onLease } from "../../kernels/lease.js";
import { losses } from "../../loss/index.js";
import { objectives } from "../../objective/index.js";
import { plain } from "../../objective/plain.js";
import { coarseTick } from "../../train/coarse-clock.js";
import { optionsOf } from "../../train/method-recipe.js";
import type { MethodSpec } from "../records/method.js";
import type { StepCostRecord, TimedSteps } from "../records/step-cost.js";
import { networkOf } from "../spec/network-of.js";
import type { TrialContext } from "../spec/trial.js";

/** Width at which a start is timed where the objective diffuses. */
const SIGMA = 0.5;
/** After one that does not count, since what the runtime has not compiled yet costs many times as much. */
const ROUNDS = 3;
/** Short starts are repeated so long. */
const MILLISECONDS = 25;
/** A clock that stands still would never end it. */
const MOST_REPEATS = 200;

type Recipe = MethodSpec["recipe"];

interface StartOptions {
  readonly methods: readonly MethodSpec[];
  readonly kernels: () => Kernels;
  /** Milliseconds of a clock that does not count what else the machine does: starts take so long that it would be in all of them. */
  readonly now: () => number;
}

/**
 * Costs of steps with what a run takes beside them.
 *
 * @param context with the training windows that runs will have: of all that there are, where a time budget leaves few, a start may take thousands of times
 * as long, and a study would count that for its methods
 */
export function withStarts(
  context: TrialContext,
  steps: readonly TimedSteps[],
  { methods, ...rest }: StartOptions,
): readonly StepCostRecord[] {
  const of = (step: TimedSteps) => methods.find(({ name }) => name === step.method)!;
  const beside = startCosts(context, { methods: [...new Set(steps.map(of))], ...rest });
  return steps.map((step) => {
    const { method, batchSize, secondsPlainStep, secondsSmoothedStep, ...counts } = step;
    const secondsBesideSteps = beside(of(step).recipe);
    return { method, batchSize, secondsPlainStep, secondsSmoothedStep, secondsBesideSteps, ...counts };
  });
}

/**
 * Seconds that a run of each recipe takes beside its steps: its start, and the readout solved when sigma reaches 0. Timed alone, on the
 * training windows, with warm code, the fastest: a run's own clock would count what a fresh worker compiles, which the first
 * method in it pays for all. Recipes that begin alike cost the same.
 */
export function startCosts(context: TrialContext, { methods, kernels, now }: StartOptions): (recipe: Recipe) => number {
  const distinct = new Map(methods.map(({ recipe }) => [keyOf(recipe), recipe]));
  const fastest = new Map([...distinct.keys()].map((key) => [key, Infinity]));
  const engine = kernels();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [key, recipe] of distinct) {
      const until = now() + MILLISECONDS;
      const times: number[] = [];
      for (let repeat = 0; repeat === 0 || (now() < until && repeat < MOST_REPEATS); repeat++)
        times.push(onLease(engine, (leased) => secondsOf(recipe, { context, kernels: leased, now })));
      if (round > 0) fastest.set(key, Math.min(fastest.get(key)!, fastestOf(times)));
    }
  }
  return (recipe) => fastest.get(keyOf(recipe))!;
}

/** By a clock that is coarse beside a start, the mean: the fastest would be 0. */
function fastestOf(times: readonly number[]): number {
  if (coarseTick(times) === 0) return Math.min(...times);
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

/** All that a start's cost depends on: of the objective, what is smoothed, unless the start is diffusion's own, which is solved on the plain network at any sigma. */
function keyOf({ initialiser, objective, loss, readoutAtZero }: Recipe): string {
  const { closedForm } = objectives.make(objective.name, optionsOf(objective));
  const isOwn = initialisers.get(initialiser.name).fromDiffusion === true;
  return canonicalJson({ initialiser, form: (!isOwn && closedForm?.form) || "plain", loss, readoutAtZero });
}

function secondsOf(
  recipe: Recipe,
  { context, kernels, now }: { readonly context: TrialContext; readonly kernels: Kernels; readonly now: () => number },
): number {
  const network = networkOf(context);
  const { name } = recipe.objective;
  const objective = objectives.make(name, optionsOf(recipe.objective));
  const { diffuses, closedForm } = objective;
  const parameters = kernels.allocate(network.layout.length);
  const since = now();
  initialisers.make(recipe.initialiser.name, optionsOf(recipe.initialiser)).initialise({
    ...{ network, parameters, kernels, objective, gain: recipe.gain },
    random: randomStream(1),
    data: context.train,
    validation: context.validation,
    loss: losses.make(recipe.loss.name, optionsOf(recipe.loss)),
    sigma: diffuses && closedForm !== undefined ? SIGMA : 0,
    units: new Float64Array(network.layout.slices.length).fill(1),
    note: () => {},
  });
  if (recipe.readoutAtZero === "ridge") {
    ridgeReadout({ network, kernels, parameters, objective: plain(), set: context.train, sigma: 0 });
  }
  return (now() - since) / 1000;
}
