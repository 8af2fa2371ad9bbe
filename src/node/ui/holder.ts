import { hostname } from "node:os";
import { parseLive } from "../../study/records/live.js";
import { LIVE_NAME } from "../live/live-file.js";
import { isRunning, type ProcessMark } from "../process-mark.js";
import { holderOf } from "../store/lock.js";
import { readWithin } from "./within.js";

/** Of whom a study's folder is. */
export interface Holder extends ProcessMark {
  readonly since: string;
  /** False where its process has ended without giving the folder back. */
  readonly isRunning: boolean;
  readonly isHere: boolean;
}

const MOST_BYTES_OF_LOCK = 10_000;
const MOST_BYTES_OF_LIVE = 20e6;

export async function holderOfStudy(folder: string): Promise<Holder | null> {
  const text = await readWithin(folder, ["run", "lock"], MOST_BYTES_OF_LOCK);
  const found = text === null ? null : holderOf(text);
  if (found === null) return null;
  return { ...found, isRunning: isRunning(found), isHere: found.host === hostname() };
}

/** The snapshot of a study under way; null where the holder of the folder writes none. */
export async function liveOf(folder: string, holder: Holder) {
  const text = await readWithin(folder, ["run", LIVE_NAME], MOST_BYTES_OF_LIVE);
  if (text === null) return null;
  try {
    const live = parseLive(text, LIVE_NAME);
    return live.pid === holder.pid && live.host === holder.host ? live : null;
  } catch {
    return null; // another version's
  }
}
