import type { Series } from "../../data/series.js";
import type { InputWindows } from "../../data/window-set.js";
import type { OutputBlock, PredictOptions } from "../../train/predict.js";
import type { Disagreement } from "../disagreement.js";

/** What a forecaster is asked for: outputs at the last row of every window. */
export interface ForecastWindows extends InputWindows {
  /** That of the windows: a forecaster may look at rows of the segment before them, and at the clock. */
  readonly series: Series;
  /** Rows ahead, first and last. */
  readonly horizon: { readonly from: number; readonly to: number };
  /** O: targets x rows ahead, x quantiles where there are several. */
  readonly outputSize: number;
}

/** The sizes of a model, by which the forecaster in it has to go. */
export interface ModelShape {
  readonly inputSize: number;
  readonly outputSize: number;
  /** Columns of the targets. */
  readonly targetSize: number;
  /** Quantiles of each. Absent: 1 */
  readonly outputsPerTarget?: number;
  readonly window: number;
}

/**
 * A way to forecast that a model may hold: a network, or a forecast that needs none. What a model is otherwise, its columns, scalers, transforms and
 * intervals, is the same for all.
 */
export interface ForecasterKind<Own extends { readonly kind: string }> {
  /** How its part contradicts itself or the model around it; asks for memory only once sizes agree. */
  disagreement(own: Own, shape: ModelShape): Disagreement | null;
  /** Scaled outputs, (windows, O) row-major, before a transform of the targets is undone; in blocks. */
  outputs(own: Own, windows: ForecastWindows, options: PredictOptions): Iterable<OutputBlock>;
}
