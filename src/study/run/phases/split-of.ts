import type { StudyManifest } from "../../records/manifest.js";
import type { Session } from "../session.js";
import type { SplitOptions } from "../split.js";

/** What decides how many threads share a trial: written down in the manifest, so that a resumed study splits alike. */
export function splitOf({ context }: Session, { decided }: StudyManifest): SplitOptions {
  return {
    workers: decided.workers,
    network: context.network,
    steps: context.train.window,
    trainWindows: decided.size.trainWindows,
  };
}
