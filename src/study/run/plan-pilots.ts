import type { StudyOptions } from "../spec/options.js";
import { pilotMethod, pilotSeeds } from "../spec/pilots.js";
import type { PlannedTrial } from "../spec/trial.js";
import type { EvaluationOptions } from "./plan-evaluation.js";

interface PilotOptions extends EvaluationOptions {
  readonly targetError: StudyOptions["targetError"];
}

/** The pilot runs of the reference at its tuned settings; none where the target is given. */
export function planPilots({ methods, targetError, size, seed, chosen }: PilotOptions): PlannedTrial[] {
  const method = pilotMethod({ methods, targetError });
  if (method === undefined) return [];
  return size.batchSizes.flatMap((batchSize) => {
    const setting = chosen(method, batchSize);
    if (setting === null) return [];
    return pilotSeeds(seed).map((pilotSeed, k) => ({
      id: `pilot/${method.name}/b${batchSize}/${k + 1}`,
      phase: "pilot" as const,
      method,
      setting,
      batchSize,
      seed: pilotSeed,
      epochs: size.epochs,
    }));
  });
}
