import type { LiveRecord } from "../../study/records/live.js";
import { answersFor, type WatchedStudy } from "../../watch/describe-study.js";
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
  const { study, manifest, problems } = stored;
  if (study === null && manifest === null && problems.length > 0) return "unreadable";
  const isOver = study !== null && study.outcome !== "stopped" && answersFor(study, manifest);
  if (isOver) return "finished"; // whatever became of a process that took the folder since: all that was asked for is there
  const hasBegun = study !== null || manifest !== null;
  return holder !== null && hasBegun ? "killed" : "stopped";
}

export function watched(found: FoundStudy): WatchedStudy {
  const { place, stored, live } = found;
  const { study, manifest, problems, words, kept } = stored;
  return { id: place.id, name: place.name, state: stateOf(found), study, manifest, problems, words, live, kept };
}
