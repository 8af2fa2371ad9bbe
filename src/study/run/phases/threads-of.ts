import type { StudyManifest } from "../../records/manifest.js";
import type { ThreadOptions } from "../assign-threads.js";
import type { Session } from "../session.js";

/** What decides how many threads share a trial: written down in the manifest, so that a resumed study splits alike. */
export function threadsOf({ context }: Session, { decided }: StudyManifest): ThreadOptions {
  return {
    workers: decided.workers,
    network: context.network,
    steps: context.train.window,
    trainWindows: decided.size.trainWindows,
  };
}
