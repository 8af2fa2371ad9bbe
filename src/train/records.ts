import type { StartAmplitude } from "../initialisers/contract.js";

/** Record of one epoch of training. */
export interface TrainingRecord {
  /** 1-based. */
  readonly epoch: number;
  /** Mean objective over the epoch's windows: the smoothed one while sigma > 0. */
  readonly trainObjective: number;
  /** The run's metric of the plain network on the validation windows; times `errorScale` where its unit is the targets'. */
  readonly validation: number;
  /** Of the epoch's first step; a schedule holds it through the epoch, as the learning rate always is. */
  readonly sigma: number;
  readonly learningRate: number;
  /** Training steps up to the end of this epoch. */
  readonly steps: number;
  /** Those of them at sigma > 0. */
  readonly smoothedSteps: number;
  /** Validations before the end of this epoch; only with `validationGrowth`. */
  readonly within: readonly ValidationPoint[];
  /** Steps that the epoch's back-propagation went back; only with `truncation`. */
  readonly depth?: number;
  /** Training time up to the end of this epoch; validation is not counted. */
  readonly secondsTraining: number;
  /** Of it, beside the steps: initial weights, solved readouts, looks at how far to go back. */
  readonly secondsBesideSteps: number;
}

/** A validation on the way through an epoch. */
export interface ValidationPoint {
  /** As in `TrainingRecord`, up to here. */
  readonly steps: number;
  readonly smoothedSteps: number;
  readonly validation: number;
}

/** What a start leaves beside the parameters. */
export interface Beginning {
  /** What became of it, in words; null where the initialiser says nothing. */
  readonly note: string | null;
  /** (slices), see `InitialiserStart.units`. */
  readonly units: Float64Array;
  /** Of units that the start wrote; null: it has none. */
  readonly amplitude: StartAmplitude | null;
}

/** How a run ended. A divergence or a stop is an outcome, not an error. */
export type TrainingOutcome =
  | { readonly kind: "finished" }
  | { readonly kind: "stopped"; readonly detail: string }
  | { readonly kind: "diverged"; readonly detail: string };

export interface TrainingResult {
  /** Name of the engine that trained: the reference one where the default found no memory for the fast one. */
  readonly engine: string;
  readonly outcome: TrainingOutcome;
  /** The run's metric before the first step; null where it was not finite, or the run never began. */
  readonly initialValidation: number | null;
  /** What became of the start, as the initialiser says it; null where it says nothing. */
  readonly startNote: string | null;
  readonly records: readonly TrainingRecord[];
  /** The weights that were best on validation and when, those of the start being epoch 0; null when no epoch had a finite metric. */
  readonly best: { readonly epoch: number; readonly validation: number; readonly parameters: Float32Array } | null;
  /** The weights at the end. */
  readonly parameters: Float32Array;
}
