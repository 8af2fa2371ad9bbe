import { median } from "../../core/statistics.js";
import { headlineRuns } from "./headline-runs.js";
import type { Recogniser } from "./situation.js";

/** Forecasts that read nothing. */
const IDLE_FORECASTS: readonly string[] = ["mean", "class shares", "symbol shares", "note shares"];
/** A lowest error of more than this share of an idle network's is no learning. */
const IDLE_SHARE = 0.98;

/**
 * The curve is flat from the start: the lowest error is no better than that before the first step, or than that of the mean or of the shares of classes. The record holds no
 * activations, so saturated units are seen by this alone.
 */
export const learnsNothing: Recogniser<"learns-nothing"> = (study) => {
  const { baselines } = study;
  const unread =
    baselines.find(({ name }) => IDLE_FORECASTS.includes(name))?.validationError ?? Number.POSITIVE_INFINITY;
  return headlineRuns(study).flatMap(({ method, runs }) => {
    if (method.startsFromDiffusion) return []; // it has learned before the first step
    const finished = runs.filter(({ outcome }) => outcome === "finished");
    if (2 * finished.length <= runs.length) return [];
    const best = median(finished.map(({ bestValidationError }) => bestValidationError ?? Number.POSITIVE_INFINITY));
    const start = median(finished.map((run) => run.initialValidationError ?? Number.POSITIVE_INFINITY));
    const idle = Math.min(start, unread);
    if (!Number.isFinite(idle) || !Number.isFinite(best) || best < IDLE_SHARE * idle) return [];
    return [{ method: method.name, best, idle }];
  });
};
