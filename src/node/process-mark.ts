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
  return { host: hostname(), pid: process.pid, start: lookUp(process.pid).start };
}

/** Whether the process still runs; of another machine's nobody can tell here, so it counts as running. */
export function isRunning({ host, pid, start }: ProcessMark): boolean {
  if (host !== hostname()) return true;
  return isRunningHere(pid) && lookUp(pid).start === start;
}

/** Whether a process of that number runs on this machine. */
export function isRunningHere(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return !lookUp(pid).ended;
}

/**
 * Linux: the boot and the clock ticks from it to the process's start, and whether the process has ended: one that was killed is
 * in the list until its parent asks for its status.
 */
function lookUp(pid: number): { readonly start: string | null; readonly ended: boolean } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // from the 3rd on; the 2nd, a name, may hold blanks
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return { start: `${boot} ${fields[19]}`, ended: fields[0] === "Z" || fields[0] === "X" };
  } catch {
    return { start: null, ended: false };
  }
}
