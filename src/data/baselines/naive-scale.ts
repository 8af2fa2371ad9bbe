import { unobserved } from "../observed.js";
import type { Series } from "../series.js";
import type { Split } from "../split.js";
import { withoutTransform } from "../transform/without-transform.js";
import type { Windows } from "../windows.js";
import type { Baseline } from "./contract.js";
import { seasonChange } from "./season-change.js";

/** By what the mean absolute scaled error is scaled. */
export interface NaiveScale {
  /** Rows: of the season that the seasonal repeat found where it beats the last value on the validation part, else 1. */
  readonly season: number;
  /** Mean absolute change over a season within the training part, in the unit of errors. */
  readonly change: number;
}

/** Null where there is no such change: nothing varies, or no training range is longer than a season. */
export function naiveScale(
  { train, errorFactor, targetScaler }: Pick<Windows, "train" | "errorFactor" | "targetScaler">,
  { series, split }: { readonly series: Series; readonly split: Split },
  baselines: readonly Baseline[],
): NaiveScale | null {
  const errorOf = (name: Baseline["name"]) =>
    baselines.find((baseline) => baseline.name === name)?.validationError ?? Number.POSITIVE_INFINITY;
  const [seasonal] = baselines.flatMap(({ fitted }) => (fitted?.kind === "seasonal repeat" ? [fitted] : []));
  const season = errorOf("seasonal repeat") < errorOf("last value") ? (seasonal?.rows ?? 1) : 1;
  const isOpen = unobserved(series, targetScaler.columns);
  const change = errorFactor * seasonChange(withoutTransform(train), { ranges: split.train, rows: season, isOpen });
  return change > 0 ? { season, change } : null;
}
