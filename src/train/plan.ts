import { GradusError } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import { type RandomStream, randomStream } from "../core/numeric/random.js";
import { ensureOptions, isObject, type OptionRules } from "../core/options.js";
import { flag, fraction, group, integer, oneOf, required } from "../core/rules.js";
import { shown } from "../core/shown.js";
import type { Batch } from "../data/batch.js";
import { streamRule } from "../data/rules.js";
import type { Kernels } from "../kernels/contract.js";
import { madeOnLease } from "../kernels/lease.js";
import { kernelsRule } from "../kernels/rules.js";
import { selectKernels } from "../kernels/select.js";
import type { Loss } from "../loss/contract.js";
import { lossRule } from "../loss/rules.js";
import { squared } from "../loss/squared.js";
import type { Network } from "../network/build.js";
import { networkRule } from "../network/rules.js";
import type { Objective } from "../objective/contract.js";
import { masksOf } from "../objective/dropout-masks.js";
import { planObjective } from "../objective/plan-objective.js";
import { objectiveRule } from "../objective/rules.js";
import { noiseStream } from "./noise-stream.js";

/** The shape of the batches that a step is planned for. */
export interface BatchShape {
  /** B, sequences, >= 1. */
  readonly size: number;
  /** T, >= 1. */
  readonly steps: number;
  /** Steps that the loss looks at. Default "last" */
  readonly scored?: "last" | "all";
  /** Whether batches carry weights of their scored rows. Default false */
  readonly hasWeights?: boolean;
  /** Whether batches carry the lengths of their sequences. Default false */
  readonly hasLengths?: boolean;
}

export interface PlanOptions {
  readonly network: Network;
  readonly objective: Objective;
  readonly batch: BatchShape;
  /** Default: the fastest engine that this runtime has. */
  readonly kernels?: Kernels;
  /** Default `squared` */
  readonly loss?: Loss;
  /**
   * The run's stream, `randomStream(seed)`: objectives that sample take their noise from the fork of it that `train` takes, one for each size of
   * batch. Default `randomStream(1)`
   */
  readonly random?: RandomStream;
  /** As of `train`, a mask for each call, drawn from the fork "dropout" of the run's stream. Default 0 */
  readonly dropout?: number;
}

const SHAPE = {
  size: required(integer(1)),
  steps: required(integer(1)),
  scored: oneOf("last", "all"),
  hasWeights: flag,
  hasLengths: flag,
} satisfies OptionRules<BatchShape>;
const OPTIONS = {
  network: required(networkRule),
  objective: required(objectiveRule),
  batch: required(group(SHAPE)),
  kernels: kernelsRule,
  loss: lossRule,
  random: streamRule,
  dropout: fraction,
} satisfies OptionRules<PlanOptions>;

/** The objective at a point, by `PlannedStep`. */
export interface StepResult {
  /** g(parameters; sigma) on the batch. */
  readonly value: number;
  /** (P), its gradient. */
  readonly gradient: FloatArray;
  /** dg/dsigma: 0 at sigma = 0, NaN where the objective has none. */
  readonly gradientBySigma: number;
  /** (slices), dg/d(sigma of that slice); null where the objective has one sigma for all. */
  readonly gradientBySliceSigma: Float64Array | null;
}

/** Value and gradient of an objective, for a training loop of one's own. Every call overwrites the last one's result. */
export interface PlannedStep {
  /**
   * @param parameters (P), of any kind of float array; read alone
   * @param batch of the planned shape; the step's own `batch` is not copied
   * @param sigma >= 0; 0 is the plain objective
   */
  (parameters: FloatArray, batch: Batch, sigma: number): StepResult;
  /** A batch of the planned shape in the engine's memory, to be filled, e.g. by `gather`. */
  readonly batch: Batch;
  /** (slices), each slice's sigma as a multiple of the step's; null where the objective has one sigma for all. */
  readonly shares: Float64Array | null;
  /**
   * Gives the step's memory back to the engine, for other plans: for steps that are done with on an engine that goes on. After it neither the
   * step nor what it gave, `batch` and `gradient`, may be used. A second call does nothing.
   */
  release(): void;
}

/**
 * Plans value and gradient of an objective for a loop of one's own: buffers are made here, a step allocates nothing.
 *
 * Optimisers (`Transform.plan`) and sigma rules (`SigmaRule.plan`) work beside it as they do in `train`, which takes the same
 * steps bit for bit, sampled ones too: from `randomStream(seed)`, its forks "initial weights" for `initialise` and "order" for the windows.
 * On an engine of one's own, the step holds its part of the memory until its `release()`; other engines go with their steps.
 *
 * @throws GradusError for a batch shape that cannot be; the step throws for parameters or batches that are too short, weights below 0
 * and lengths that are none
 * @example
 * const step = plan({ network, objective: weights(), batch: { size: 4, steps: data.train.window } });
 * const parameters = new Float32Array(network.layout.length).fill(0.1);
 * gather(data.train, Uint32Array.of(0, 1, 2, 3), step.batch);
 * const { value, gradient } = step(parameters, step.batch, 0.5);
 * for (let k = 0; k < gradient.length; k++) parameters[k] -= 0.001 * gradient[k];
 * step(parameters, step.batch, 0.5).value < value; // true
 */
export function plan(options: PlanOptions): PlannedStep {
  ensureOptions("plan", options, OPTIONS);
  const { network, objective, batch: shape, loss = squared, random = randomStream(1), dropout = 0 } = options;
  const { kernels = selectKernels({ engine: "auto" }).kernels } = options;
  const { size, scored = "last", hasWeights = false, hasLengths = false } = shape;
  const P = network.layout.length;
  const masks = masksOf(dropout, random);
  const planOn = (engine: Kernels) => {
    const own = engine.allocate(P);
    const gradient = engine.allocate(P);
    const pass = planObjective(objective, {
      network,
      kernels: engine,
      loss,
      batch: size,
      steps: shape.steps,
      scored,
      hasWeights,
      hasLengths,
      parameters: own,
      gradient,
      random: noiseStream(random, size),
      dropout: masks,
    });
    return { own, gradient, pass };
  };
  const { made, release } = madeOnLease(kernels, planOn);
  const { own, gradient, pass } = made;
  const result = {
    value: 0,
    gradient,
    gradientBySigma: 0,
    gradientBySliceSigma: pass.perSlice?.gradientBySigma ?? null,
  };
  let isReleased = false;
  const step = (parameters: FloatArray, batch: Batch, sigma: number): StepResult => {
    if (isReleased) throw new GradusError("step: must not be used after its `release()`. Plan another one.");
    if (parameters?.length !== P) {
      throw new GradusError(
        `step: \`parameters\` must hold the network's ${P} numbers, got ${parameters?.length ?? "nothing"}.`,
      );
    }
    if (!(sigma >= 0 && sigma < Number.POSITIVE_INFINITY)) {
      throw new GradusError(`step: \`sigma\` must be a finite number >= 0, got ${sigma}. 0 is the plain objective.`);
    }
    own.set(parameters);
    if (batch !== pass.batch) copyBatch(batch, pass.batch);
    ensureRead(pass.batch, shape.steps);
    masks?.draw();
    result.value = pass.differentiate(sigma);
    result.gradientBySigma = pass.gradientBySigma;
    return result;
  };
  return Object.assign(step, {
    batch: pass.batch,
    shares: pass.perSlice?.shares ?? null,
    release() {
      if (!isReleased) release();
      isReleased = true;
    },
  });
}

const PARTS = ["inputs", "targets", "weights", "lengths"] as const;

/** Copies a batch of the planned shape. */
function copyBatch(from: Batch, to: Batch): void {
  if (!isObject(from))
    throw new GradusError(`step: \`batch\` must be a batch as planned, got ${from}. Give step.batch.`);
  for (let n = 0; n < PARTS.length; n++) {
    const part = PARTS[n]!;
    const source = from[part];
    const target = to[part];
    if (source === null && target === null) continue;
    if (target === null || source?.length !== target.length) throw unplanned(part, source, target);
    for (let k = 0; k < target.length; k++) target[k] = source[k]!;
  }
}

function unplanned(part: keyof Batch, source: FloatArray | null | undefined, target: FloatArray | null): GradusError {
  const length: unknown = source?.length;
  const got = typeof length === "number" ? `${length} numbers` : source === undefined ? "nothing" : shown(source);
  if (target !== null) {
    return new GradusError(`step: \`batch.${part}\` must have ${target.length} numbers, as planned, got ${got}.`);
  }
  const option = part === "weights" ? "hasWeights" : "hasLengths";
  return new GradusError(
    `step: \`batch.${part}\` must be null, as planned, got ${got}. Give null, or plan the step with \`${option}: true\`.`,
  );
}

/** Refuses weights and lengths that a pass would misread. Allocates nothing. */
function ensureRead({ weights, lengths }: Batch, T: number): void {
  for (let k = 0; weights !== null && k < weights.length; k++) {
    const weight = weights[k]!;
    if (weight >= 0 && weight < Number.POSITIVE_INFINITY) continue;
    throw new GradusError(`step: \`batch.weights\` must be finite and >= 0, got ${weight} at ${k}.`);
  }
  for (let b = 0; lengths !== null && b < lengths.length; b++) {
    const steps = lengths[b]!;
    if (Number.isInteger(steps) && steps >= 1 && steps <= T) continue;
    throw new GradusError(`step: \`batch.lengths\` must be whole numbers from 1 to ${T}, got ${steps} at ${b}.`);
  }
}
