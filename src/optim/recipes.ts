import { type AdamOptions, scaleByAdam } from "./adam.js";
import { clipByGlobalNorm } from "./clip.js";
import { type MomentumOptions, scaleByMomentum } from "./momentum.js";
import { type RmsPropOptions, scaleByRmsProp } from "./rms-prop.js";
import { chain, type Transform } from "./transform.js";
import { addDecayedWeights } from "./weight-decay.js";

/** What every recipe begins with. */
export interface ClipOptions {
  /** Largest Euclidean norm of the gradient, > 0; null: no limit. Default 1 */
  readonly maxNorm?: number | null;
}

export interface AdamWOptions extends AdamOptions, ClipOptions {
  /** Of the parameters, >= 0, decoupled from the gradient's scaling. Default .01 */
  readonly weightDecay?: number;
}

export type MomentumRecipe = ClipOptions & Omit<MomentumOptions, "nesterov">;

/** Stochastic gradient descent, clipped. */
export const sgd = (options: ClipOptions = {}): Transform => chain(...clipped(options));

/** SGD with heavy-ball momentum, clipped; options also those of `scaleByMomentum`. */
export const momentum = (options: MomentumRecipe = {}): Transform =>
  chain(...clipped(options), velocity(options, false));

/** SGD with Nesterov's momentum, clipped; options also those of `scaleByMomentum`. */
export const nesterov = (options: MomentumRecipe = {}): Transform =>
  chain(...clipped(options), velocity(options, true));

/** RMSProp, clipped; options also those of `scaleByRmsProp`. */
export const rmsProp = (options: RmsPropOptions & ClipOptions = {}): Transform =>
  chain(...clipped(options), scaleByRmsProp(options));

/** Adam, clipped; options also those of `scaleByAdam`. */
export const adam = (options: AdamOptions & ClipOptions = {}): Transform =>
  chain(...clipped(options), scaleByAdam(options));

/** Adam with decoupled weight decay, clipped; options also those of `scaleByAdam`. */
export const adamW = (options: AdamWOptions = {}): Transform =>
  chain(...clipped(options), scaleByAdam(options), decayed(options));

function clipped({ maxNorm = 1 }: ClipOptions): readonly Transform[] {
  return maxNorm === null ? [] : [clipByGlobalNorm(maxNorm)];
}

function velocity({ decay = 0.9 }: MomentumRecipe, nesterov: boolean): Transform {
  return scaleByMomentum({ decay, nesterov });
}

function decayed({ weightDecay = 0.01 }: AdamWOptions): Transform {
  return addDecayedWeights(weightDecay);
}
