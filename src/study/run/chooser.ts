import type { StudyManifest } from "../records/manifest.js";
import type { MethodSpec, Setting } from "../records/method.js";
import { describeMethod } from "../spec/method.js";
import type { TrialResult } from "../spec/trial.js";
import { bestSetting } from "../tune/choose.js";

/** The setting of each method at each batch size that a study's tuning chooses; null for a method of which every setting failed. */
export function chooser(
  results: readonly TrialResult[],
  { methods: specs, decided: { choice } }: StudyManifest,
): (method: MethodSpec, batchSize: number) => Setting | null {
  const trials = results.map(({ record }) => record);
  const methods = specs.map(describeMethod);
  return ({ name }, batchSize) => bestSetting(trials, { method: name, batchSize }, { choice, methods });
}
