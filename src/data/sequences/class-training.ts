import { ensure } from "../../core/errors.js";
import { copyTargets, forEachScoredRow } from "../scored-rows.js";
import { type Allocate, ordinaryMemory, type WindowSet } from "../window-set.js";

/** What training on classes may change of its part alone. */
export interface ClassTraining {
  /** s: targets are (1 - s) y + s / C, in [0, 1). Default 0 */
  readonly labelSmoothing?: number | undefined;
  /** "balanced": each example weighs n / (C n_c), n_c of n examples being of its class and C classes being there. Default "none" */
  readonly classWeights?: "none" | "balanced" | undefined;
}

/**
 * The training part with smoothed labels and balanced weights, in memory of its own. What is measured has neither: validation and test part, and
 * simple forecasts are fitted to labels as they are.
 *
 * @throws GradusError where targets are no classes, and for weights where every step has a label of its own
 */
export function asTrained(
  train: WindowSet,
  {
    isOfClasses,
    labelSmoothing = 0,
    classWeights = "none",
    allocate = ordinaryMemory,
  }: ClassTraining & { readonly isOfClasses: boolean; readonly allocate?: Allocate | undefined },
): WindowSet {
  ensure(
    labelSmoothing >= 0 && labelSmoothing < 1,
    () => `sequenceDataTask: \`labelSmoothing\` must lie in [0, 1), got ${labelSmoothing}. Give e.g. 0.1.`,
  );
  if (labelSmoothing === 0 && classWeights === "none") return train;
  const given = labelSmoothing > 0 ? `\`labelSmoothing\` ${labelSmoothing}` : `\`classWeights\` "${classWeights}"`;
  ensure(isOfClasses, () => `sequenceDataTask: the task must tell classes, got another with ${given}. Leave it out.`);
  return {
    ...train,
    targets: labelSmoothing === 0 ? train.targets : smoothed(train, labelSmoothing, allocate),
    weights: classWeights === "balanced" ? balanced(train, allocate) : train.weights,
  };
}

function smoothed({ targets, outputSize: C }: WindowSet, share: number, allocate: Allocate): Float32Array {
  const soft = new Float32Array(allocate(targets.length * Float32Array.BYTES_PER_ELEMENT));
  for (let k = 0; k < targets.length; k++) soft[k] = (1 - share) * targets[k]! + share / C;
  return soft;
}

function balanced(train: WindowSet, allocate: Allocate): Float32Array {
  ensure(
    train.scored === "last",
    () =>
      'sequenceDataTask: `classWeights` weigh whole windows, got "balanced" where every step of a window is asked for. Give a `window`, so that each step is an ' +
      "example of its own.",
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
  const weights = new Float32Array(allocate(train.length * Float32Array.BYTES_PER_ELEMENT));
  classes.forEach((c, k) => {
    weights[k] = train.length / (there * counts[c]!);
  });
  return weights;
}
