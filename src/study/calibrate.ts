import { gather } from "../data/window-set.js";
import type { Kernels } from "../kernels/contract.js";
import { squared } from "../loss/squared.js";
import { randomStream } from "../numeric/random.js";
import { objectives } from "../objective/index.js";
import { initialise } from "../params/initialise.js";
import { Evaluator } from "../train/evaluator.js";
import type { Costs } from "./budget.js";
import type { Method } from "./methods.js";
import { networkOf, type TrialContext } from "./trial.js";

const WARM_UP_STEPS = 5;
const MEASURE_MILLISECONDS = 60;

/**
 * Times training steps of each method at each batch size on this machine; two workers share memory and caches, so plans
 * made from it keep a reserve. Only budgets and the time left depend on it, never a result.
 */
export function calibrate(context: TrialContext, { methods, batchSizes, kernels, now }: CalibrateOptions): Costs {
  const seconds = new Map<string, number>();
  for (const method of methods) {
    for (const batchSize of batchSizes) {
      const share = method.diffuses ? method.sigmaShare : 0;
      const smoothed = share > 0 ? timeStep(context, method.objective, { batchSize, sigma: 0.5, kernels, now }) : 0;
      const plain = timeStep(context, "plain", { batchSize, sigma: 0, kernels, now });
      seconds.set(key(method, batchSize), share * smoothed + (1 - share) * plain);
    }
  }
  const validation = timeValidation(context, kernels(), now);
  return { step: (method, batchSize) => seconds.get(key(method, batchSize))!, validation };
}

export interface CalibrateOptions {
  readonly methods: readonly Method[];
  readonly batchSizes: readonly number[];
  readonly kernels: () => Kernels;
  readonly now: () => number;
}

interface StepOptions {
  readonly batchSize: number;
  readonly sigma: number;
  readonly kernels: () => Kernels;
  readonly now: () => number;
}

function timeStep(context: TrialContext, objective: string, options: StepOptions): number {
  const { batchSize, sigma, now } = options;
  const engine = options.kernels();
  const network = networkOf(context.network);
  const parameters = engine.allocate(network.layout.length);
  const gradient = engine.allocate(network.layout.length);
  const random = randomStream(0);
  initialise(network.layout, parameters, { random });
  const pass = objectives.get(objective).plan({
    network,
    kernels: engine,
    loss: squared,
    batch: batchSize,
    steps: context.train.window,
    scored: "last",
    parameters,
    gradient,
    random,
  });
  const indices = Uint32Array.from({ length: batchSize }, (_, k) => k % context.train.length);
  gather(context.train, indices, { x: pass.inputs, y: pass.targets });
  for (let k = 0; k < WARM_UP_STEPS; k++) pass.differentiate(sigma);
  const started = now();
  let steps = 0;
  while (now() - started < MEASURE_MILLISECONDS || steps === 0) {
    pass.differentiate(sigma);
    steps++;
  }
  return (now() - started) / 1000 / steps;
}

function timeValidation({ network: shape, validation }: TrialContext, engine: Kernels, now: () => number): number {
  const network = networkOf(shape);
  const parameters = engine.allocate(network.layout.length);
  const evaluator = new Evaluator({ network, kernels: engine, parameters, window: validation.window });
  evaluator.meanSquaredError(validation);
  const started = now();
  evaluator.meanSquaredError(validation);
  return (now() - started) / 1000;
}

function key({ name }: Method, batchSize: number): string {
  return `${name}/${batchSize}`;
}
