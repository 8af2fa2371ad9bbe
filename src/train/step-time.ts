import { randomStream } from "../core/numeric/random.js";
import { initialise } from "../initialisers/initialise.js";
import type { Kernels } from "../kernels/contract.js";
import { onLease } from "../kernels/lease.js";
import { squared } from "../loss/squared.js";
import type { Network } from "../network/build.js";
import type { Objective } from "../objective/contract.js";
import { planObjective } from "../objective/plan-objective.js";
import { sgd } from "../optim/recipes.js";

interface StepTimeOptions {
  readonly network: Network;
  readonly objective: Objective;
  readonly kernels: Kernels;
  readonly batch: number;
  readonly steps: number;
  /** Width of the smoothing: 0 times the original objective. */
  readonly sigma: number;
  /** Milliseconds. */
  readonly now: () => number;
  /** How long to measure. Default 60 */
  readonly milliseconds?: number;
}

interface StepSeconds {
  readonly mean: number;
  readonly fastest: number;
}

const WARM_UP_STEPS = 5;

/**
 * Seconds of one training step on random inputs: forward, back-propagation through time and an SGD update; the mean
 * and the fastest. Only plans and benchmarks may depend on it.
 */
export function stepSeconds(options: StepTimeOptions): StepSeconds {
  return onLease(options.kernels, (kernels) => timeOn({ ...options, kernels }));
}

function timeOn(options: StepTimeOptions): StepSeconds {
  const { network, objective, kernels, batch, steps, sigma, now, milliseconds = 60 } = options;
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
    scored: "last",
    parameters,
    gradient,
    random,
  });
  for (let k = 0; k < pass.batch.inputs.length; k++) pass.batch.inputs[k] = random.normal();
  for (let k = 0; k < pass.batch.targets.length; k++) pass.batch.targets[k] = random.normal();
  const update = sgd().plan({ kernels, layout: network.layout });
  const change = { gradient, parameters, step: 1, learningRate: 1e-6 };
  const step = () => {
    pass.differentiate(sigma);
    update.apply(change);
    kernels.vector.addScaled(parameters, gradient, -change.learningRate);
  };
  for (let k = 0; k < WARM_UP_STEPS; k++) step();
  const started = now();
  let fastest = Number.POSITIVE_INFINITY;
  let count = 0;
  for (let before = started; count === 0 || before - started < milliseconds; count++) {
    step();
    const after = now();
    fastest = Math.min(fastest, after - before);
    before = after;
  }
  return { mean: (now() - started) / count / 1000, fastest: fastest / 1000 };
}
