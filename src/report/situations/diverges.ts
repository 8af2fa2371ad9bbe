import { hasDiverged } from "../../study/records/diverged.js";
import { headlineRuns } from "./headline-runs.js";
import type { Recogniser } from "./situation.js";

/** Half of a method's runs or more came to numbers that are none: its median is not its own any more. */
export const diverges: Recogniser<"diverges"> = (study) =>
  headlineRuns(study).flatMap(({ method, runs }) => {
    const count = runs.filter(hasDiverged).length;
    return 2 * count < runs.length ? [] : [{ method: method.name, runs: count, of: runs.length }];
  });
