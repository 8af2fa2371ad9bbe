import { median } from "../../core/statistics.js";
import { targetOf } from "../../study/records/fold-targets.js";
import { learningCurve, reaches } from "../../study/records/learning-curve.js";
import { headlineRuns } from "./headline-runs.js";
import type { Recogniser } from "./situation.js";

/** As many as the judge asks of a level that it takes from pilot runs. */
const FEWEST_VALIDATIONS = 5;

/** The target is reached before its fifth validation: over too soon to be timed well. A start that is past it is no such case: its cost is timed. */
export const fewValidations: Recogniser<"few-validations"> = (study) => {
  const target = study.target.error;
  if (target === null) return [];
  return headlineRuns(study).flatMap(({ method, runs }) => {
    if (method.startsFromDiffusion) return [];
    const validations = median(
      runs.map(
        (run) =>
          reaches(learningCurve(run), targetOf(run, study.target).error ?? Number.NEGATIVE_INFINITY)?.index ?? Infinity,
      ),
    );
    return validations < FEWEST_VALIDATIONS ? [{ method: method.name, validations, target }] : [];
  });
};
