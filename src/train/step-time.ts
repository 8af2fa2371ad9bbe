import { randomStream } from "../core/numeric/random.js";
import { median } from "../core/statistics.js";
import { initialise } from "../initialisers/initialise.js";
import type { Kernels } from "../kernels/contract.js";
import { onLease } from "../kernels/lease.js";
import { squared } from "../loss/squared.js";
import type { Network } from "../network/build.js";
import type { Objective } from "../objective/contract.js";
import { masksOf } from "../objective/dropout-masks.js";
import { planObjective } from "../objective/plan-objective.js";
import { sgd } from "../optim/recipes.js";
import type { Transform } from "../optim/transform.js";
import { coarseTick } from "./coarse-clock.js";

interface StepTimeOptions {
  readonly network: Network;
  readonly objective: Objective;
  /** Default plain gradient steps. */
  readonly optimizer?: Transform;
  readonly kernels: Kernels;
  readonly batch: number;
  readonly steps: number;
  /** Steps that the loss looks at. Default "last" */
  readonly scored?: "last" | "all";
  /** Width of the smoothing: 0 times the original objective. */
  readonly sigma: number;
  /** As of `train`. Default 0 */
  readonly dropout?: number;
  /** Milliseconds. */
  readonly now: () => number;
  /** How long to measure. Default 60 */
  readonly milliseconds?: number;
}

interface StepSeconds {
  readonly mean: number;
  /** Of the steps one by one: on a machine with other things to do few of them are interrupted. */
  readonly median: number;
  readonly fastest: number;
}

/** Steps before the measurement, unless they take longer than it. */
const WARM_UP_STEPS = 5;

/** Of a coarse clock a measurement lasts: it is off by one of them. */
const TICKS = 60;

/** More tell nothing more; and a clock that stands still would never end it. */
const MOST_STEPS = 10_000;

/**
 * Seconds of one training step on random inputs: forward, back-propagation through time and the update.
 */
export function stepSeconds(options: StepTimeOptions): StepSeconds {
  return onLease(options.kernels, (kernels) => timeOn({ ...options, kernels }));
}

function timeOn(options: StepTimeOptions): StepSeconds {
  const { network, objective, optimizer = sgd(), kernels, batch, steps, sigma, now, milliseconds = 60 } = options;
  const { scored = "last", dropout = 0 } = options;
  const random = randomStream(0);
  const parameters = kernels.allocate(network.layout.length);
  const gradient = kernels.allocate(network.layout.length);
  initialise(network.layout, parameters, { random });
  const pass = planObjective(objective, {
    network,
    kernels,
    loss: squared,
    batch,
    steps,
    scored,
    parameters,
    gradient,
    random,
    dropout: masksOf(dropout, random),
  });
  for (let k = 0; k < pass.batch.inputs.length; k++) pass.batch.inputs[k] = random.normal();
  for (let k = 0; k < pass.batch.targets.length; k++) pass.batch.targets[k] = random.normal();
  const update = optimizer.plan({ kernels, layout: network.layout });
  const change = { gradient, parameters, step: 1, learningRate: 1e-6 };
  const step = () => {
    pass.differentiate(sigma);
    update.apply(change);
    kernels.vector.addScaled(parameters, gradient, -change.learningRate);
  };
  const warmedUp = now() + milliseconds;
  for (let k = 0; k < WARM_UP_STEPS && (k === 0 || now() < warmedUp); k++) step();
  const times: number[] = [];
  const started = now();
  let before = started;
  while (times.length === 0 || (before - started < milliseconds && times.length < MOST_STEPS)) {
    step();
    const after = now();
    times.push((after - before) / 1000);
    before = after;
  }
  const tick = coarseTick(times);
  let count = times.length;
  // As long as a coarse clock needs: single steps lie between its ticks.
  for (; tick > 0 && before - started < TICKS * tick * 1000 && count < MOST_STEPS; count++) {
    step();
    before = now();
  }
  const mean = (before - started) / count / 1000;
  if (tick > 0) return { mean, median: mean, fastest: mean };
  return { mean, median: median(times), fastest: Math.min(...times) };
}
