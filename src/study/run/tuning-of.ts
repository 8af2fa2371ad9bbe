import type { StudyManifest } from "../records/manifest.js";
import type { Tuning } from "../tune/course.js";
import { tuningPlans } from "../tune/plans/index.js";
import type { RoundOptions } from "../tune/round-options.js";
import { samplers } from "../tune/samplers/index.js";

/** The tuning that a manifest plans. */
export function tuningOf({ tuning, tuningSeeds, decided }: StudyManifest): Tuning {
  return { plan: tuningPlans.get(tuning), seeds: tuningSeeds, stages: decided.tuningStages };
}

/** By what the rounds of that are planned. */
export function roundOptionsOf(manifest: StudyManifest): Omit<RoundOptions, "results"> {
  const { methods, seed, sampler, decided } = manifest;
  const { size, choice } = decided;
  return { methods, size, seed, sampler: samplers.get(sampler), tuning: tuningOf(manifest), choice };
}
