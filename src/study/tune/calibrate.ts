import type { Kernels } from "../../kernels/contract.js";
import { rmse } from "../../metric/rmse.js";
import { objectives } from "../../objective/index.js";
import { evenBatch, Predictor } from "../../train/predictor.js";
import { stepSeconds } from "../../train/step-time.js";
import { networkOf, type TrialContext } from "../run/trial.js";
import type { Method } from "../spec/methods.js";
import type { Costs } from "./budget.js";

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

function timeStep(context: TrialContext, objective: string, { batchSize, sigma, kernels, now }: StepOptions): number {
  const { mean } = stepSeconds({
    network: networkOf(context.network),
    objective: objectives.get(objective),
    kernels: kernels(),
    batch: batchSize,
    steps: context.train.window,
    sigma,
    now,
  });
  return mean;
}

function timeValidation({ network: shape, validation }: TrialContext, engine: Kernels, now: () => number): number {
  const network = networkOf(shape);
  const parameters = engine.allocate(network.layout.length);
  const batch = evenBatch(validation.length);
  const predictor = new Predictor({ network, kernels: engine, parameters, window: validation.window, batch });
  predictor.measure(validation, rmse);
  const started = now();
  predictor.measure(validation, rmse);
  return (now() - started) / 1000;
}

function key({ name }: Method, batchSize: number): string {
  return `${name}/${batchSize}`;
}
