import type { StudyManifest } from "../../records/manifest.js";
import type { PlannedTrial, TrialSpec } from "../../spec/trial.js";
import { assignThreads } from "../assign-threads.js";
import type { Session } from "../session.js";

/**
 * The trials of a phase with the threads that each gets: as many as an earlier run gave those of the phase, whose trials a study that has
 * grown would else run again; or as many as suit the plan. By the manifest's workers and windows, so that a resumed study splits alike.
 */
export function withThreads(
  planned: readonly PlannedTrial[],
  {
    session,
    manifest,
  }: { readonly session: Pick<Session, "earlier" | "folds" | "mostThreads">; readonly manifest: StudyManifest },
): TrialSpec[] {
  const { workers, size } = manifest.decided;
  const phase = planned[0]?.phase;
  const [known] = [...session.earlier.values()].filter(({ record }) => record.phase === phase);
  const threads = known?.record.threads;
  const most = Math.min(workers, session.mostThreads);
  if (threads !== undefined && threads <= most) return planned.map((spec) => ({ ...spec, threads }));
  const { network, train } = session.folds.at(-1)!;
  return assignThreads(planned, { workers, most, network, train, trainWindows: size.trainWindows });
}
