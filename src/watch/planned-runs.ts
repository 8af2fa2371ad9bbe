import type { StudyManifest } from "../study/records/manifest.js";
import type { StudyRecord } from "../study/records/study.js";
import { tuningOf } from "../study/run/tuning-of.js";
import { PILOTS, pilotMethod } from "../study/spec/pilots.js";
import { trialCount } from "../study/spec/size.js";
import { roundsOf } from "../study/tune/course.js";
import type { PlannedRuns } from "../web/contract/messages.js";

interface Planned {
  readonly manifest: StudyManifest | null;
  readonly study: Pick<StudyRecord, "plan" | "methods" | "task"> | null;
}

/** Runs that a study is planned to have; null where nothing is known of it. */
export function plannedRuns({ manifest, study }: Planned): PlannedRuns | null {
  const size = manifest?.decided.size ?? study?.plan ?? null;
  const methods = manifest?.methods ?? study?.methods ?? [];
  if (size === null) return null;
  const folds = ((manifest?.task ?? study?.task)?.earlierFolds.length ?? 0) + 1;
  const common = { batchSizes: size.batchSizes, folds };
  return {
    perSeed: trialCount(methods, { ...common, seeds: 1, tuningTrials: 0 }),
    beside: trialCount(methods, { ...common, seeds: 0, ...besideOf(manifest, size.tuningTrials) }),
    workers: manifest?.decided.workers ?? study?.plan.workers ?? 1,
  };
}

function besideOf(manifest: StudyManifest | null, tuningTrials: number) {
  if (manifest === null) return { tuningTrials };
  return { tuningTrials: rounds(manifest), pilots: pilotMethod(manifest) === undefined ? 0 : PILOTS };
}

/** A plan of tuning that the study's own program registers is not known here: one round a trial is what most have. */
function rounds(manifest: StudyManifest): number {
  try {
    return roundsOf(tuningOf(manifest), manifest.decided.size);
  } catch {
    return manifest.decided.size.tuningTrials;
  }
}
