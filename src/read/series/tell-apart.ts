import type { ColumnProfile } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { findKeys, type Keys, tellingColumns } from "./find-keys.js";
import { findPanel, type PanelFinding } from "./segments.js";

interface Mixed {
  /** Columns beside those of the time. */
  readonly columns: readonly ColumnProfile[];
  readonly times: readonly string[];
  /** Columns that are said to name the series. */
  readonly given: readonly string[];
  /** The times as they stand in the file. */
  readonly inFile: { readonly milliseconds: Float64Array; readonly gone: Uint8Array };
  /** Whether several columns are looked for by which rows of one time are told apart. */
  readonly seeksKeys: boolean;
}

/** Why the time of a file does not rise. */
interface Apart {
  /** A column whose values fill consecutive rows, in each of which time rises. */
  readonly stacked: PanelFinding["stacked"];
  /** Columns that name the objects whose rows are mixed. */
  readonly keys: Pick<Keys, "names" | "spare"> | null;
  /** A column that comes round again with the time. */
  readonly cycle: string | undefined;
}

export const NOTHING_TELLS: Apart = { stacked: null, keys: null, cycle: undefined };

/** Looks for what tells apart the rows whose time does not rise: stacked objects, mixed ones, or a part of the time. */
export async function tellApart(source: Source, { columns, times, given, inFile, seeksKeys }: Mixed): Promise<Apart> {
  const { others, cycles } = await tellingColumns(source, columns, usualChange(inFile.milliseconds));
  if (given.length === 0) {
    const [panel, around] = [await findPanel(source, others, inFile), await findPanel(source, cycles, inFile)];
    const { stacked } = panel;
    const cycle = around.stacked?.column ?? around.mixed ?? undefined;
    if (cycle !== undefined) return { stacked, keys: null, cycle };
    if (panel.mixed !== null) return { stacked, keys: { names: [panel.mixed], spare: 0 }, cycle };
    if (stacked !== null) return { stacked, keys: null, cycle };
  }
  const found = seeksKeys ? await findKeys(source, { others, cycles, times, given }) : null;
  if (found === null) return NOTHING_TELLS;
  const { names, cycle, spare } = found;
  return { stacked: null, keys: names.length > given.length ? { names, spare } : null, cycle };
}

/** The most frequent change of the time from one record to the next, or how far back it goes. */
function usualChange(milliseconds: Float64Array): number {
  const counts = new Map<number, number>();
  for (let k = 1; k < Math.min(milliseconds.length, 10_000); k++) {
    const change = Math.abs(milliseconds[k]! - milliseconds[k - 1]!);
    if (change > 0) counts.set(change, (counts.get(change) ?? 0) + 1);
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
