import { ensure } from "../../core/errors.js";
import type { StudyOptions } from "../spec/options.js";
import { DEFAULT_TUNING, tuningPlans } from "./plans/index.js";
import { samplers } from "./samplers/index.js";

/** Throws unless the settings can be chosen as asked. */
export function ensureTuning(
  {
    sampler,
    tuning,
    tuningSeeds,
    size,
  }: Pick<StudyOptions, "sampler" | "tuning" | "tuningSeeds"> & {
    readonly size: Pick<StudyOptions["size"], "tuningTrials">;
  },
  caller: string,
): void {
  if (sampler !== undefined) samplers.get(sampler, `${caller}: \`sampler\``);
  const plan = tuningPlans.get(tuning ?? DEFAULT_TUNING, `${caller}: \`tuning\``);
  if (tuningSeeds === undefined) return;
  const least = plan.leastTrials(tuningSeeds);
  ensure(
    size.tuningTrials >= least,
    () =>
      `${caller}: \`tuningSeeds\` must fit into \`size.tuningTrials\`: ${tuningSeeds} seeds take at least ${least} trials, got ${size.tuningTrials}. ` +
      "Take more trials, or fewer seeds.",
  );
}
