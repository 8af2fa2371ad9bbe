import { ensure } from "../../core/errors.js";
import { copyTargets, forEachScoredRow } from "../scored-rows.js";
import type { WindowSet } from "../window-set.js";

/** What training on classes may change of its part alone. */
export interface ClassTraining {
  /** s: targets are (1 - s) y + s / C, in [0, 1). Default 0 */
  readonly labelSmoothing?: number | undefined;
  /** "balanced": each example weighs n / (C n_c), n_c of n examples being of its class and C classes being there. Default "none" */
  readonly classWeights?: "none" | "balanced" | undefined;
}

/**
 * The training part with smoothed labels and balanced weights; validation and test are left as they are.
 *
 * @throws GradusError where targets are no classes, and for weights where every step has a label of its own
 */
export function asTrained(train: WindowSet, isOfClasses: boolean, options: ClassTraining): WindowSet {
  const { labelSmoothing = 0, classWeights = "none" } = options;
  if (labelSmoothing === 0 && classWeights === "none") return train;
  const [name] = labelSmoothing > 0 ? ["labelSmoothing"] : ["classWeights"];
  ensure(isOfClasses, () => `sequenceWindows: \`${name}\` is of classes, got another task. Leave it out.`);
  ensure(
    labelSmoothing >= 0 && labelSmoothing < 1,
    () => `sequenceWindows: \`labelSmoothing\` must lie in [0, 1), got ${labelSmoothing}. Give e.g. 0.1.`,
  );
  const O = train.outputSize;
  const targets =
    labelSmoothing === 0 ? train.targets : train.targets.map((y) => (1 - labelSmoothing) * y + labelSmoothing / O);
  return { ...train, targets, weights: classWeights === "balanced" ? balanced(train) : train.weights };
}

function balanced(train: WindowSet): Float32Array {
  ensure(
    train.scored === "last",
    () =>
      "sequenceWindows: `classWeights` weigh whole windows, and these are asked for every step. Give a `window`, so that each step is an example.",
  );
  const classes = new Int32Array(train.length);
  const counts = new Float64Array(train.outputSize);
  const target = new Float32Array(train.outputSize);
  forEachScoredRow(train, ({ place, at }) => {
    copyTargets(train, at, target);
    classes[place] = target.indexOf(1);
    counts[classes[place]!]!++;
  });
  const there = counts.filter((count) => count > 0).length;
  return Float32Array.from(classes, (c) => train.length / (there * counts[c]!));
}
