import type { StudyManifest } from "../../records/manifest.js";
import type { ThreadOptions } from "../assign-threads.js";
import type { Session } from "../session.js";

/** Inputs of assignThreads. `workers` and `trainWindows` are the manifest's, so that a resumed study splits alike. */
export function threadsOf({ context }: Session, { decided }: StudyManifest): ThreadOptions {
  return {
    workers: decided.workers,
    network: context.network,
    steps: context.train.window,
    trainWindows: decided.size.trainWindows,
  };
}
