import type { LiveRecord } from "../../study/records/live.js";
import type { WatchedStudy } from "../../watch/describe-study.js";
import type { StudyState } from "../../web/contract/messages.js";
import type { StudyPlace } from "./find-studies.js";
import type { Holder } from "./holder.js";
import type { Stored } from "./stored.js";

/** A study's folder as it was found. */
export interface FoundStudy {
  readonly place: StudyPlace;
  readonly stored: Stored;
  readonly holder: Holder | null;
  readonly live: LiveRecord | null;
}

export function stateOf({ stored, holder }: Pick<FoundStudy, "stored" | "holder">): StudyState {
  if (holder?.isRunning) return "running";
  if (stored.problem !== null) return "unreadable";
  if (holder !== null) return "killed";
  const outcome = stored.study?.outcome;
  return outcome === undefined || outcome === "stopped" ? "stopped" : "finished";
}

export function watched(found: FoundStudy): WatchedStudy {
  const { place, stored, live } = found;
  const { study, manifest, problem, words } = stored;
  return { id: place.id, name: place.name, state: stateOf(found), study, manifest, problem, words, live };
}
