import { quoted } from "../../core/listed.js";
import type { Segment } from "../../data/series.js";
import { countsRows, leftOutNote, variesWithin } from "./choose.js";
import { countsWithHoles, isId } from "./counters.js";
import type { ColumnProfile } from "./profile.js";

interface UsefulOptions {
  readonly segments: readonly Segment[];
  /** Columns that name the series. */
  readonly naming: readonly string[];
  /** Columns that are to be forecast, as asked: their past is an input, whatever it looks like. */
  readonly targets: readonly string[];
}

/** The default inputs without those that say nothing within a segment. */
export function usefulColumns(
  columns: readonly ColumnProfile[],
  values: ReadonlyMap<string, Float64Array>,
  { segments, naming, targets }: UsefulOptions,
): { readonly names: readonly string[]; readonly notes: readonly string[] } {
  const left = { counter: [] as string[], fixed: [] as string[], id: [] as string[] };
  const names = columns
    .map(({ name }) => name)
    .filter((name) => {
      if (naming.includes(name)) return false;
      if (targets.includes(name)) return true;
      const numbers = values.get(name);
      if (numbers === undefined) return true;
      const column = { name, values: numbers };
      if (countsRows(column, segments) || countsWithHoles(column, segments)) left.counter.push(quoted(name));
      else if (isId(column)) left.id.push(quoted(name));
      else if (!variesWithin(numbers, segments)) left.fixed.push(quoted(name));
      else return true;
      return false;
    });
  const notes: string[] = [];
  if (naming.length > 0) notes.push(leftOutNote("the name of the series", naming.map(quoted)));
  if (left.counter.length > 0) notes.push(leftOutNote("a row counter", left.counter));
  if (left.id.length > 0) notes.push(leftOutNote("an id, which measures nothing", left.id));
  if (left.fixed.length > 0) notes.push(leftOutNote("one value in each series", left.fixed));
  return { names, notes };
}
