import type { StudyOptions } from "../../spec/options.js";
import type { Tuning } from "../course.js";
import { DEFAULT_TUNING, DEFAULT_TUNING_SEEDS, tuningPlans } from "./index.js";

/** The tuning plan that options name, and its seeds, with the defaults. */
export function tuningAsked({
  tuning = DEFAULT_TUNING,
  tuningSeeds = DEFAULT_TUNING_SEEDS,
}: Pick<StudyOptions, "tuning" | "tuningSeeds">): Pick<Tuning, "plan" | "seeds"> {
  return { plan: tuningPlans.get(tuning), seeds: tuningSeeds };
}
