import type { StudyOptions } from "../spec/options.js";
import { pilotMethod, pilotSeeds } from "../spec/pilots.js";
import type { PlannedTrial } from "../spec/trial.js";
import { type EvaluationOptions, inFolds } from "./plan-evaluation.js";

interface PilotOptions extends EvaluationOptions {
  readonly targetError: StudyOptions["targetError"];
}

/** The pilot runs of the reference at its tuned settings; none where the target is given. */
export function planPilots({ methods, targetError, size, seed, folds, chosen }: PilotOptions): PlannedTrial[] {
  const method = pilotMethod({ methods, targetError });
  if (method === undefined) return [];
  return size.batchSizes.flatMap((batchSize) => {
    const setting = chosen(method, batchSize);
    if (setting === null) return [];
    const common = { phase: "pilot", method, setting, batchSize, epochs: size.epochs } as const;
    return pilotSeeds(seed).flatMap((pilotSeed, k) =>
      inFolds(`pilot/${method.name}/b${batchSize}/${k + 1}`, folds).map((at) => ({
        ...at,
        ...common,
        seed: pilotSeed,
      })),
    );
  });
}
