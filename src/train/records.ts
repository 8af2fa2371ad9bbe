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
  /** Steps that the epoch's back-propagation went back; only with `truncation`. */
  readonly depth?: number;
  /** Training time up to the end of this epoch; validation is not counted. */
  readonly secondsTraining: number;
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
  readonly records: readonly TrainingRecord[];
  /** The weights that were best on validation and when; null when no epoch had a finite metric. */
  readonly best: { readonly epoch: number; readonly validation: number; readonly parameters: Float32Array } | null;
  /** The weights at the end. */
  readonly parameters: Float32Array;
}
