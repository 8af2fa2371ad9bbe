import { ensureOptions, type OptionRules } from "../core/options.js";
import { fraction, nonNegative, orNull, positive } from "../core/rules.js";
import { ADAM_OPTIONS, type AdamOptions, scaleByAdam } from "./adam.js";
import { clipByGlobalNorm } from "./clip.js";
import { type MomentumOptions, scaleByMomentum } from "./momentum.js";
import { MUON_OPTIONS, type MuonOptions, scaleByMuon } from "./muon.js";
import { RMS_PROP_OPTIONS, type RmsPropOptions, scaleByRmsProp } from "./rms-prop.js";
import { SOAP_OPTIONS, type SoapOptions, scaleBySoap } from "./soap.js";
import { chain, type Transform } from "./transform.js";
import { addDecayedWeights } from "./weight-decay.js";

/** The clipping option that every recipe shares: the gradient is clipped first. */
export interface ClipOptions {
  /** Largest Euclidean norm of the gradient, > 0; null: no limit. Default 1 */
  readonly maxNorm?: number | null;
}

export interface AdamWOptions extends AdamOptions, ClipOptions {
  /** Of the parameters, >= 0, decoupled from the gradient's scaling. Default .01 */
  readonly weightDecay?: number;
}

export type AdamRecipe = AdamOptions & ClipOptions;
export type MuonRecipe = MuonOptions & ClipOptions;
export type SoapRecipe = SoapOptions & ClipOptions;
export type RmsPropRecipe = RmsPropOptions & ClipOptions;
export type MomentumRecipe = ClipOptions & Omit<MomentumOptions, "nesterov">;

const CLIP = { maxNorm: orNull(positive) } satisfies OptionRules<ClipOptions>;
const MOMENTUM = { ...CLIP, decay: fraction } satisfies OptionRules<MomentumRecipe>;
const RMS_PROP = { ...CLIP, ...RMS_PROP_OPTIONS } satisfies OptionRules<RmsPropRecipe>;
const ADAM = { ...CLIP, ...ADAM_OPTIONS } satisfies OptionRules<AdamRecipe>;
const MUON = { ...CLIP, ...MUON_OPTIONS } satisfies OptionRules<MuonRecipe>;
const SOAP = { ...CLIP, ...SOAP_OPTIONS } satisfies OptionRules<SoapRecipe>;
const ADAM_W = { ...ADAM, weightDecay: nonNegative } satisfies OptionRules<AdamWOptions>;

/** Stochastic gradient descent, clipped. */
export function sgd(options: ClipOptions = {}): Transform {
  ensureOptions("sgd", options, CLIP);
  return chain(...clipped(options));
}

/** SGD with heavy-ball momentum, clipped; options also those of `scaleByMomentum`. */
export function momentum(options: MomentumRecipe = {}): Transform {
  ensureOptions("momentum", options, MOMENTUM);
  const { maxNorm, ...rest } = options;
  return chain(...clipped(options), scaleByMomentum(rest));
}

/** SGD with Nesterov's momentum, clipped; options also those of `scaleByMomentum`. */
export function nesterov(options: MomentumRecipe = {}): Transform {
  ensureOptions("nesterov", options, MOMENTUM);
  const { maxNorm, ...rest } = options;
  return chain(...clipped(options), scaleByMomentum({ ...rest, nesterov: true }));
}

/** RMSProp, clipped; options also those of `scaleByRmsProp`. */
export function rmsProp(options: RmsPropRecipe = {}): Transform {
  ensureOptions("rmsProp", options, RMS_PROP);
  const { maxNorm, ...rest } = options;
  return chain(...clipped(options), scaleByRmsProp(rest));
}

/** Adam, clipped; options also those of `scaleByAdam`. */
export function adam(options: AdamRecipe = {}): Transform {
  ensureOptions("adam", options, ADAM);
  const { maxNorm, ...rest } = options;
  return chain(...clipped(options), scaleByAdam(rest));
}

/** Adam with decoupled weight decay, clipped; options also those of `scaleByAdam`. */
export function adamW(options: AdamWOptions = {}): Transform {
  ensureOptions("adamW", options, ADAM_W);
  const { maxNorm, weightDecay = 0.01, ...rest } = options;
  return chain(...clipped(options), scaleByAdam(rest), addDecayedWeights(weightDecay));
}

/** Muon, clipped; options also those of `scaleByMuon`. */
export function muon(options: MuonRecipe = {}): Transform {
  ensureOptions("muon", options, MUON);
  const { maxNorm, ...rest } = options;
  return chain(...clipped(options), scaleByMuon(rest));
}

/** SOAP, clipped; options also those of `scaleBySoap`. */
export function soap(options: SoapRecipe = {}): Transform {
  ensureOptions("soap", options, SOAP);
  const { maxNorm, ...rest } = options;
  return chain(...clipped(options), scaleBySoap(rest));
}

function clipped({ maxNorm = 1 }: ClipOptions): readonly Transform[] {
  return maxNorm === null ? [] : [clipByGlobalNorm(maxNorm)];
}
