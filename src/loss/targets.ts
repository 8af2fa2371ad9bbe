import { ensure } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import { copyTargets, forEachScoredRow } from "../data/scored-rows.js";
import type { WindowSet } from "../data/window-set.js";
import type { Loss } from "./contract.js";

/**
 * Throws unless one row of targets is of the kind that the loss takes: finite numbers, 0 or 1 each, or shares >= 0 that
 * sum to 1 (to 1e-5, the rounding of single precision over many classes).
 *
 * To be called once, where data enter; `evaluate` trusts its targets.
 *
 * @example
 * ensureTargets(losses.get("softmax-cross-entropy"), Float32Array.of(0, 1, 0)); // undefined
 */
export function ensureTargets(loss: Loss, row: FloatArray, place = ""): void {
  switch (loss.targets) {
    case "number":
      ensure(
        row.every(Number.isFinite),
        () => `${place}${loss.name}: targets must be finite numbers, got [${row.join(", ")}].`,
      );
      return;
    case "zero-or-one":
      ensure(
        row.every((value) => value === 0 || value === 1),
        () =>
          `${place}${loss.name}: targets must be 0 or 1, got [${row.join(", ")}]. For other numbers use squared or huber.`,
      );
      return;
    case "shares":
      ensure(
        areShares(row),
        () =>
          `${place}${loss.name}: the targets of a row must be >= 0 and sum to 1 (one-hot: a 1 for its class), ` +
          `got [${row.join(", ")}]. For independent yes or no targets use binary-cross-entropy.`,
      );
      return;
    default:
      loss.targets satisfies never;
  }
}

/** A plain loop: it runs over every row of a text, each as wide as its alphabet. */
function areShares(row: FloatArray): boolean {
  let sum = 0;
  for (let i = 0; i < row.length; i++) {
    if (!(row[i]! >= 0)) return false;
    sum += row[i]!;
  }
  return Math.abs(sum - 1) <= 1e-5;
}

/**
 * The same for every row of a set that is scored, and that the set asks for as many outputs a target as the loss is of; losses that take any number look at no row, since
 * windows are made of finite ones.
 * Padding and windows of weight 0 may hold anything.
 *
 * @param place the owner and where the loss was given, e.g. "train: `loss` and `data.train`:"
 */
export function ensureTargetsOf(loss: Loss, set: WindowSet, place: string): void {
  const [given, asked] = [loss.quantiles?.length ?? 1, set.outputsPerTarget ?? 1];
  ensure(
    given === asked,
    () =>
      `${place} the loss "${loss.name}" must give as many outputs a target as the windows ask for, got ${given} and ${asked}. ` +
      "Use withOutputsPerTarget(windows, count), and a network of the outputs that it leads to.",
  );
  if (loss.targets === "number") return;
  const targets = new Float32Array(set.outputSize);
  forEachScoredRow(set, ({ at }) => {
    copyTargets(set, at, targets);
    ensureTargets(loss, targets, `${place} `);
  });
}
