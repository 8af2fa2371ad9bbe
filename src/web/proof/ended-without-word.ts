import { effect, type ReadonlySignal } from "@preact/signals";

/** What a tab was at when it ended. */
export type CutOffWork = "reading" | "running";

const KEY = "gradus-work";

/**
 * A tab whose memory runs out is ended by its browser: no program of it hears of that. So what it is at stands in the tab's own storage, no word of the
 * file, and whoever loads the tab again is told. A tab that is closed or loaded anew by its user takes the word away.
 */
export function noteWork(stage: ReadonlySignal<string>): void {
  effect(() => put(isWork(stage.value) ? stage.value : null));
  addEventListener("pagehide", () => put(null));
}

/** What this tab was at when it ended without a word; null where it did not. */
export function cutOffWork(): CutOffWork | null {
  try {
    const work = sessionStorage.getItem(KEY);
    return work !== null && isWork(work) ? work : null;
  } catch {
    return null; // a page that may store nothing
  }
}

function isWork(stage: string): stage is CutOffWork {
  return stage === "reading" || stage === "running";
}

function put(work: CutOffWork | null): void {
  try {
    if (work === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, work);
  } catch {
    // a page that may store nothing tells nothing later
  }
}
