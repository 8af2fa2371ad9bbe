import { faultyCell } from "../data/faulty-cell.js";
import type { WindowSet } from "../data/window-set.js";

/** What to do about a run that is no longer finite, where its data are why; null where they are not. */
export function adviceOnData(data: Readonly<Record<"train" | "validation", WindowSet>>): string | null {
  for (const part of ["train", "validation"] as const) {
    const fault = faultyCell(data[part]);
    if (fault !== null) return `The data are why: in data.${part}, ${fault}. Correct them; no learning rate helps.`;
  }
  return null;
}
