import type { Answer } from "../../web/contract/messages.js";
import { holderOfStudy, liveOf } from "./holder.js";
import { ageOf } from "./live-age.js";

/** A snapshot of that age proves that its process is the study's, where the system does not say when a process began. */
const FRESH_MILLISECONDS = 15_000;

/** Asks the process that has a study for a clean end, as Ctrl-C does. A process that may be another's by now is left alone. */
export async function stopStudy(folder: string): Promise<Answer> {
  const holder = await holderOfStudy(folder);
  if (holder === null || !holder.isRunning) return { refusal: "not-running", detail: null };
  const { pid, host } = holder;
  if (!holder.isHere) return { refusal: "elsewhere", detail: host };
  const isSure = holder.start !== null || ageOf(await liveOf(folder, holder)) < FRESH_MILLISECONDS;
  if (!isSure) return { refusal: "unsure", detail: String(pid) };
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    return { refusal: "not-running", detail: (error as Error).message };
  }
  return { refusal: null, detail: null };
}
