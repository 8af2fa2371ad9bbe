import type { TaskRecord } from "../../study/records/task.js";

/** Whether a longer window would read more: one that holds every sequence whole cannot. */
export function canReadMore({ sequences, window, horizon }: TaskRecord): boolean {
  return sequences === null || window < sequences.longest - horizon.to;
}
