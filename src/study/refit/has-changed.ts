import { GradusError } from "../../core/errors.js";
import { ensureArgument } from "../../core/options.js";
import { required } from "../../core/rules.js";
import { seriesRule } from "../../data/rules.js";
import type { Series } from "../../data/series.js";
import { ensureStudy } from "../records/ensure-study.js";
import type { StudyRecord } from "../records/study.js";
import { studyIdentity } from "../run/identity.js";
import { seriesTask } from "../spec/series-task.js";
import { columnsOf } from "./all-rows.js";

/** Whether a table has other values than a study's had: more rows, or some that were corrected. */
export function hasChanged(study: StudyRecord, series: Series): boolean {
  ensureStudy("hasChanged", study);
  ensureArgument("hasChanged", series, ["series", required(seriesRule)]);
  const { task, network, identity, software } = study;
  const { targets, window, horizon, transform, derived, missing, notation, earlierFolds, split } = task;
  try {
    const now = seriesTask({
      ...{ series, targets, window, horizon, transform, missing, notation, ...derived, ...split! },
      inputs: columnsOf(task),
      notes: [],
      folds: earlierFolds.length + 1,
    });
    return studyIdentity({ task: now, network }, software.engine) !== identity;
  } catch (error) {
    if (error instanceof GradusError) return true; // it could not even be cut as it was
    throw error;
  }
}
