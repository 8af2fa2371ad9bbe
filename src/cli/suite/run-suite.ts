import type { SuiteRow } from "../../suite/record.js";
import type { SuiteEntry } from "./entries.js";
import { runEntry } from "./run-entry.js";

interface RunSuite {
  readonly out: string;
  readonly flags: readonly string[];
  /** Studies that run side by side. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** After each study, with all that there are, in the order of the suite. */
  readonly onRow: (row: SuiteRow, rows: readonly SuiteRow[]) => Promise<void>;
  readonly onStart: (name: string) => void;
}

/** Runs the studies of a suite in their order, some side by side. After a stop those that have not begun are left out. */
export async function runSuite(
  entries: readonly SuiteEntry[],
  { out, flags, atOnce, signal, onRow, onStart }: RunSuite,
): Promise<readonly SuiteRow[]> {
  const rows = new Array<SuiteRow | undefined>(entries.length);
  const known = () => rows.filter((row) => row !== undefined);
  let next = 0;
  const worker = async () => {
    while (next < entries.length && !signal.aborted) {
      const k = next++;
      const entry = entries[k]!;
      onStart(entry.name);
      const row = await runEntry(entry, { out, flags, signal });
      rows[k] = row;
      await onRow(row, known());
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, entries.length) }, worker));
  return known();
}
