import type { SuiteRow } from "../../suite/record.js";
import type { SuiteEntry } from "./entry.js";
import { type EntryEnd, rowBefore, runEntry } from "./run-entry.js";

interface RunSuite {
  readonly out: string;
  readonly defaults: readonly string[];
  readonly flags: readonly string[];
  /** Studies that run side by side. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** After each study, with the rows of all so far, in the order of the suite. */
  readonly onEnd: (end: EntryEnd, rows: readonly SuiteRow[]) => Promise<void>;
  readonly onStart: (name: string) => void;
}

/**
 * Runs the studies of a suite in their order, some side by side. After a stop those that have not begun are as they were before, or left out. Where `onEnd`
 * fails the others are stopped, and it rejects once they have ended: whoever may run in their folders next finds nobody there.
 */
export async function runSuite(
  entries: readonly SuiteEntry[],
  { out, defaults, flags, atOnce, signal: asked, onEnd, onStart }: RunSuite,
): Promise<readonly SuiteRow[]> {
  const rows = new Array<SuiteRow | null>(entries.length).fill(null);
  const known = () => rows.filter((row) => row !== null);
  const failed = new AbortController();
  const signal = AbortSignal.any([asked, failed.signal]);
  let next = 0;
  const worker = async () => {
    while (next < entries.length && !signal.aborted) {
      const k = next++;
      const entry = entries[k]!;
      onStart(entry.name);
      const end = await runEntry(entry, { out, defaults, flags, signal });
      if (end === null) continue;
      rows[k] = end.row;
      await onEnd(end, known());
    }
  };
  const workers = Array.from({ length: Math.min(atOnce, entries.length) }, worker);
  for (const one of workers) one.catch(() => failed.abort());
  await Promise.allSettled(workers);
  await Promise.all(workers); // the first failure
  for (const [k, entry] of entries.entries()) rows[k] ??= await rowBefore(entry, out);
  return known();
}
