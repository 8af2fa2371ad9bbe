import type { SequenceTask } from "../../../data/sequences/contract.js";
import type { Choice } from "../../../train/method-recipe.js";

/** What a task on sequences is trained and judged by. */
export interface SequenceKind {
  /** From `losses`: what is minimised. */
  readonly loss: Choice;
  /** Names of the metrics that may decide, the first one by default; all fall as training goes. */
  readonly deciding: readonly [string, ...string[]];
  /** Names of those that are measured on the test part beside the one that decides. */
  readonly measures: readonly string[];
}

const CLASSES: SequenceKind = {
  loss: { name: "softmax-cross-entropy" },
  deciding: ["softmax-cross-entropy", "error-rate"],
  measures: ["accuracy", "macro-f1", "softmax-cross-entropy", "calibration-error"],
};

/**
 * By task. Classes are decided by cross entropy: accuracy has steps of a window, so that on small parts most epochs, and many methods, are of the same accuracy.
 */
export const SEQUENCE_KINDS: Readonly<Record<SequenceTask, SequenceKind>> = {
  classify: CLASSES,
  tag: CLASSES,
  regress: { loss: { name: "squared" }, deciding: ["rmse"], measures: [] }, // several measures of such errors stand in `scores`
  frames: { loss: { name: "binary-cross-entropy" }, deciding: ["nats-a-step"], measures: [] },
  chars: {
    loss: { name: "softmax-cross-entropy" },
    deciding: ["bits-a-symbol", "softmax-cross-entropy"],
    measures: ["softmax-cross-entropy", "bits-a-symbol", "accuracy"],
  },
};
