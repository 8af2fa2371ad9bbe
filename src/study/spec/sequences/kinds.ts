import type { Baseline } from "../../../data/baselines/contract.js";
import { fitBaselines } from "../../../data/baselines/index.js";
import type { SequenceTask } from "../../../data/sequences/contract.js";
import type { SequenceWindows } from "../../../data/sequences/sequence-windows.js";
import { simpleForecasts } from "../../../data/sequences/simple/index.js";
import type { Metric } from "../../../metric/contract.js";
import type { Choice } from "../../../train/method-recipe.js";
import { measureForecast } from "./measure-forecast.js";

/** What a task on sequences is trained and judged by. */
export interface SequenceKind {
  /** From `losses`: what is minimised. */
  readonly loss: Choice;
  /** Names of the metrics that may decide, the first one by default; all fall as training goes. */
  readonly deciding: readonly [string, ...string[]];
  /** Names of those that are measured on the test part beside the one that decides. */
  readonly measures: readonly string[];
  /** The forecasts to beat, judged by the metric on the validation part. */
  readonly baselines: (windows: SequenceWindows, metric: Metric) => readonly Baseline[];
}

const CLASSES: Omit<SequenceKind, "baselines"> = {
  loss: { name: "softmax-cross-entropy" },
  deciding: ["softmax-cross-entropy", "error-rate"],
  measures: ["accuracy", "macro-f1", "softmax-cross-entropy", "calibration-error"],
};

const judged =
  (task: Parameters<typeof simpleForecasts>[0]): SequenceKind["baselines"] =>
  (windows, metric) =>
    simpleForecasts(task, windows).map((simple) => ({
      ...simple,
      validationError: measureForecast(simple.predict(windows.validation), windows.validation, metric),
    }));

/**
 * By task. Classes are decided by cross entropy: accuracy has steps of a window, so that on small parts most epochs, and many methods, are of the same accuracy.
 */
export const SEQUENCE_KINDS: Readonly<Record<SequenceTask, SequenceKind>> = {
  classify: { ...CLASSES, baselines: judged("classify") },
  tag: { ...CLASSES, baselines: judged("tag") },
  regress: {
    loss: { name: "squared" },
    deciding: ["rmse"],
    measures: [], // several of such errors stand in `scores`
    baselines: (windows) => fitBaselines({ windows, origin: null }),
  },
  frames: {
    loss: { name: "binary-cross-entropy" },
    deciding: ["nats-a-step"],
    measures: [],
    baselines: judged("frames"),
  },
  chars: {
    loss: { name: "softmax-cross-entropy" },
    deciding: ["bits-a-symbol", "softmax-cross-entropy"],
    measures: ["softmax-cross-entropy", "bits-a-symbol", "accuracy"],
    baselines: judged("chars"),
  },
};
