import { quantilesOf } from "../../core/quantile-name.js";
import type { Baseline } from "../../data/baselines/index.js";
import type { NaiveScale } from "../../data/baselines/naive-scale.js";
import type { Windows } from "../../data/windows.js";
import { fittedHighway } from "../../highway/fit-highway.js";
import { highwayForQuantiles } from "../../highway/quantile-highway.js";
import type { NetworkSpec } from "../../network/spec.js";
import type { Choice } from "../../train/method-recipe.js";
import type { TaskRecord } from "../records/task.js";
import type { TrialContext } from "./trial.js";

/** One cut of the data: windows of three parts, baselines to compare with, and labels. */
export interface TaskFold {
  readonly windows: Windows;
  /** Forecasts that need no network: fitted on the training part, chosen on the validation part. */
  readonly baselines: readonly Baseline[];
  /** By what the mean absolute scaled error is scaled. Default null: not known, as of separate sequences */
  readonly naive?: NaiveScale | null;
  /** Label of the target row of a test window. */
  readonly testLabel: (window: number) => string;
}

/** A study's subject. */
export interface StudyTask extends TaskFold {
  readonly record: TaskRecord;
  /** Other cuts of the data before this one, the last: methods are tuned on the first, and compared on all. Default: none */
  readonly earlierFolds?: readonly TaskFold[];
  /** What methods minimise, from `losses`. Default: the squared loss */
  readonly loss?: Choice;
}

/** All folds, in their order. */
export function foldsOf({
  earlierFolds = [],
  windows,
  baselines,
  naive = null,
  testLabel,
}: StudyTask): readonly TaskFold[] {
  return [...earlierFolds, { windows, baselines, naive, testLabel }];
}

/** Training windows of each fold. */
export function foldWindows(task: StudyTask): number[] {
  return foldsOf(task).map(({ windows }) => windows.train.length);
}

/** The part of each fold that trials see, with all training windows; the highway is fitted here. */
export function contextsOf(task: StudyTask, network: NetworkSpec): TrialContext[] {
  return foldsOf(task).map((fold) => contextIn(fold, { task, network }));
}

/** That of the last fold. */
export function contextOf(task: StudyTask, network: NetworkSpec): TrialContext {
  return contextIn(task, { task, network });
}

function contextIn(
  { windows }: TaskFold,
  { task, network }: { readonly task: StudyTask; readonly network: NetworkSpec },
): TrialContext {
  const { train, validation, errorFactor } = windows;
  const metric = task.record.metric.name;
  const fitted = fittedHighway(windows, network.highway, "`network.highway`");
  const highway = highwayForQuantiles(fitted, train, quantilesOf(metric));
  return { network, highway, train, validation, errorFactor, metric };
}
