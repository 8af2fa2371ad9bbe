import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** A process as other ones can recognise it, also once its number has been given to another. */
export interface ProcessMark {
  readonly host: string;
  readonly pid: number;
  /** When it began, in the system's own count; null where the system does not say. */
  readonly start: string | null;
}

export function thisProcess(): ProcessMark {
  return { host: hostname(), pid: process.pid, start: startOf(process.pid) };
}

/** Whether the process still runs; of another machine's nobody can tell here, so it counts as running. */
export function isRunning({ host, pid, start }: ProcessMark): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return startOf(pid) === start;
}

/** Linux: the boot and the clock ticks from it to the process's start. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]; // the 22nd field; the 2nd, a name, may hold blanks
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${ticks}`;
  } catch {
    return null;
  }
}
