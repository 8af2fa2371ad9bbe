import type { NetworkSpec } from "../network/spec.js";

/**
 * The evidence that `explain` gathers: plain JSON, numbers and names alone. Every part says how it was computed; a part is
 * null when the user stopped before it, or when it does not apply.
 */
export interface ExplainRecord {
  readonly schema: typeof EXPLAIN_SCHEMA;
  readonly version: typeof EXPLAIN_VERSION;
  readonly subject: SubjectRecord;
  readonly outcome: { readonly kind: "finished" } | { readonly kind: "stopped" };
  readonly formulas: FormulasRecord | null;
  readonly landscape: LandscapeRecord | null;
  readonly initialisation: InitialisationRecord | null;
  readonly curvature: CurvatureRecord | null;
  readonly memory: MemoryRecord | null;
  readonly noise: NoiseRecord | null;
  readonly thresholds: ThresholdsRecord | null;
}

export const EXPLAIN_SCHEMA = "gradus.explain";
export const EXPLAIN_VERSION = 1;

export type ExplainPart = Exclude<keyof ExplainRecord, "schema" | "version" | "subject" | "outcome">;

export interface ExplainProgress {
  readonly part: ExplainPart;
  readonly done: number;
  readonly total: number;
}

/** Network, data and settings behind the page: all that is needed to make it again. */
export interface SubjectRecord {
  readonly source: string;
  readonly network: NetworkSpec;
  readonly parameters: number;
  readonly window: number;
  readonly trainWindows: number;
  readonly loss: string;
  readonly engine: string;
  readonly seed: number;
  readonly effort: Effort;
  /** The command line that makes this page again; null when a program made it. */
  readonly command: string | null;
}

/** quick: coarse, for tests and slow engines; full: the sizes that the page is meant for. */
export type Effort = "quick" | "full";

export type DiffusedName = "weights" | "activation" | "sampled";

/** The loss along a line and on a plane around a start whose recurrent weights are `gain` times their usual size. */
export interface LandscapeRecord {
  readonly gain: number;
  readonly windows: number;
  /** Draws of the sampled objective, the same at every point. */
  readonly pairs: number;
  /** Values above it, infinite ones among them, are recorded as this. */
  readonly ceiling: number;
  /** Positions along the directions, in units of the usual size of the recurrent weights. */
  readonly line: { readonly positions: readonly number[]; readonly curves: readonly LineCurve[] };
  readonly plane: { readonly positions: readonly number[]; readonly levels: readonly PlaneLevel[] };
}

export interface LineCurve {
  readonly objective: DiffusedName;
  readonly sigma: number;
  readonly values: readonly number[];
  /** Indices of the minima inside the line that are deeper than .5 % of the curve's range at sigma = 0. */
  readonly valleys: readonly number[];
}

/** The weights objective on the plane. */
export interface PlaneLevel {
  readonly sigma: number;
  /** Row-major: the second direction picks the row. */
  readonly values: readonly number[];
  /** Grid points lower than all their eight neighbours. */
  readonly valleys: number;
}

/** Training from starts of several sizes, with the runs that reach the target. */
export interface InitialisationRecord {
  readonly epochs: number;
  readonly seeds: number;
  readonly sigma0: number;
  readonly learningRates: readonly number[];
  /** Root mean squared validation errors, in the unit of the task. */
  readonly target: number;
  readonly meanPredictor: number;
  readonly groups: readonly StartGroup[];
}

/** All runs of one method from one size of the start, at the learning rate that served it best. */
export interface StartGroup {
  readonly method: "plain" | "diffusion";
  readonly gain: number;
  readonly learningRate: number;
  readonly reached: number;
  /** null: no finite error. */
  readonly median: number | null;
  /** Best validation error so far after each epoch, one list a seed. */
  readonly curves: readonly (readonly (number | null)[])[];
}

/** The largest curvature of the weights objective against the bound that smoothing gives. */
export interface CurvatureRecord {
  readonly windows: number;
  readonly pairs: number;
  readonly starts: readonly {
    readonly gain: number;
    readonly points: readonly CurvaturePoint[];
  }[];
}

/** In units in which each weight is measured by the usual size of its tensor. */
export interface CurvaturePoint {
  readonly sigma: number;
  /** Largest absolute eigenvalue of the Hessian. */
  readonly curvature: number;
  /** K / sigma, K the root mean square of the gradient's norm under the noise; null at sigma = 0. */
  readonly bound: number | null;
}

/** The reach of the gradient back in time. */
export interface MemoryRecord {
  readonly windows: number;
  readonly window: number;
  readonly threshold: number;
  readonly points: readonly {
    readonly sigma: number;
    /** Smallest depth of back-propagation that leaves less than `threshold` of the gradient out. */
    readonly steps: number;
    /** Fraction of the gradient's norm that is lost when back-propagation stops after `depths[k]` steps. */
    readonly lost: readonly number[];
  }[];
  readonly depths: readonly number[];
}

/** Closed forms against the mean over noisy weights, on this network and these data. */
export interface NoiseRecord {
  readonly windows: number;
  readonly pairs: number;
  readonly points: readonly NoisePoint[];
}

export interface NoisePoint {
  readonly at: "start" | "trained";
  readonly objective: "weights" | "activation";
  readonly sigma: number;
  /** (closed - sampled) / sampled, of the value. */
  readonly value: number;
  /** Standard error of `value` from sampling alone. */
  readonly valueError: number;
  /** |closed - sampled| / |sampled|, of the gradient; sampling noise taken out. */
  readonly gradient: number;
  /** Cosine of the two gradients; sampling noise taken out. */
  readonly cosine: number;
}

/** A network of hard thresholds, trained through smoothing and by the straight-through estimator. */
export interface ThresholdsRecord {
  readonly epochs: number;
  readonly seeds: number;
  readonly sigma0: number;
  readonly learningRates: readonly number[];
  readonly meanPredictor: number;
  readonly methods: readonly ThresholdMethod[];
}

export interface ThresholdMethod {
  readonly method: "plain" | "straight-through" | "diffusion";
  readonly learningRate: number;
  readonly median: number | null;
  /** Best validation error so far after each epoch, one list a seed. */
  readonly curves: readonly (readonly (number | null)[])[];
}

/** The claimed accuracy of each closed form and its measured distance from quadrature. */
export interface FormulasRecord {
  readonly means: readonly [number, number];
  readonly sds: readonly number[];
  readonly activations: readonly ActivationFormula[];
}

export interface ActivationFormula {
  readonly name: string;
  /** null: exact. */
  readonly bound: number | null;
  /** Largest |closed - quadrature| over the grid. */
  readonly h1Error: number;
  readonly h2Error: number;
  /** h1 at `curveMeans` for each of `curveSds`. */
  readonly curveMeans: readonly number[];
  readonly curveSds: readonly number[];
  readonly curves: readonly (readonly number[])[];
}

/** JSON has no infinity: null stands for an error that was never finite. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
