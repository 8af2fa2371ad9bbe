import { ensure } from "../../core/errors.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { group, orNull, required } from "../../core/rules.js";
import { seriesRule, splitRule, windowsRule } from "../rules.js";
import type { Series } from "../series.js";
import { PART_NAMES, type Split } from "../split.js";
import { withoutTransform } from "../transform/without-transform.js";
import { ensureWindowSet } from "../window-set-check.js";
import type { Windows } from "../windows.js";
import { ensureWindows } from "../windows-check.js";
import { lastValueBaseline, meanBaseline } from "./constant.js";
import type { Baseline } from "./contract.js";
import { linearBaseline } from "./linear.js";
import { seasonalBaseline } from "./seasonal.js";

export { type Baseline, type FittedBaseline, forecastError, forecastErrorsByStep } from "./contract.js";

export interface FitBaselinesOptions {
  readonly windows: Windows;
  /** Series and split behind the windows; null for a task that is no series: then only "mean" and "linear" make sense. */
  readonly origin: { readonly series: Series; readonly split: Split } | null;
}

const OPTIONS = {
  windows: required(windowsRule),
  origin: required(orNull(group({ series: required(seriesRule), split: required(splitRule) }))),
} satisfies OptionRules<FitBaselinesOptions>;

/**
 * All forecasts that need no network, fitted on the training part and chosen on the validation part. Weights, lengths and the steps that are
 * scored count as they do for a network.
 *
 * Left out where they would be no forecast: the last value and the seasonal repeat for targets at rows that the window itself holds, and the
 * seasonal repeat for windows with lengths of their own, before which there is nothing to read.
 *
 * The last value, the seasonal repeat and the mean are those of the targets without a transform; the linear forecast is fitted to transformed
 * targets, as networks are, and undone.
 *
 * The test part is not read. Score it once, at the end: `forecastError(b.predict(windows.test), windows.test, windows.errorFactor)`.
 */
export function fitBaselines(options: FitBaselinesOptions): readonly Baseline[] {
  ensureOptions("fitBaselines", options, OPTIONS);
  const { windows, origin } = options;
  ensureWindows("fitBaselines", windows, "windows", ["train", "validation"]);
  const { outputsPerTarget = 1 } = windows.train;
  ensure(
    outputsPerTarget === 1,
    () =>
      `fitBaselines: \`windows\` must ask for each target once, got \`outputsPerTarget\` ${outputsPerTarget}. Give those from before withOutputsPerTarget.`,
  );
  return fitted(windows, origin).map((baseline) => ({
    ...baseline,
    predict(set) {
      ensureWindowSet("predict", set, "set");
      return baseline.predict(set);
    },
  }));
}

function fitted(windows: Windows, origin: FitBaselinesOptions["origin"]): readonly Baseline[] {
  const plain = plainWindows(windows);
  const always = [onPlain(meanBaseline(plain)), linearBaseline(windows)];
  const { window, targetOffsets } = windows.train;
  if (origin === null || targetOffsets[0]! < window) return always;
  const hasLengths = PART_NAMES.some((part) => windows[part].lengths !== null);
  const seasonal = hasLengths ? null : seasonalBaseline(plain, origin.series, origin.split);
  // The last value may stand in a row that no window is asked for, and be NaN.
  const last = [lastValueBaseline(plain)].filter(({ validationError }) => Number.isFinite(validationError));
  return [...[...last, ...(seasonal === null ? [] : [seasonal])].map(onPlain), ...always];
}

function plainWindows(windows: Windows): Windows {
  return {
    ...windows,
    train: withoutTransform(windows.train),
    validation: withoutTransform(windows.validation),
    test: withoutTransform(windows.test),
  };
}

/** What was fitted on targets without a transform forecasts those of any set. */
function onPlain(baseline: Baseline): Baseline {
  return { ...baseline, predict: (set) => baseline.predict(withoutTransform(set)) };
}
