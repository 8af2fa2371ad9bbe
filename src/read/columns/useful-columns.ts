import { quoted } from "../../core/listed.js";
import type { Segment } from "../../data/series.js";
import type { ColumnProfile } from "../database/profile.js";
import { countsWithHoles, isId } from "../time/counters.js";
import { countsRows, leftOutNote, variesWithin } from "./choose.js";

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
): {
  readonly names: readonly string[];
  readonly notes: readonly string[];
  /** What the columns are that say nothing. */
  readonly left: ReadonlyMap<string, string>;
  /** Whether one of them counts the rows. */
  readonly hasCounter: boolean;
} {
  const left = new Map<string, string>(naming.map((name) => [name, REASONS.name]));
  const names = columns
    .map(({ name }) => name)
    .filter((name) => {
      if (naming.includes(name)) return false;
      if (targets.includes(name)) return true;
      const numbers = values.get(name);
      if (numbers === undefined) return true;
      const column = { name, values: numbers };
      if (countsRows(column, segments) || countsWithHoles(column, segments)) left.set(name, REASONS.counter);
      else if (isId(column)) left.set(name, REASONS.id);
      else if (!variesWithin(numbers, segments)) left.set(name, REASONS.fixed);
      return !left.has(name);
    });
  const notes = Object.values(REASONS).flatMap((reason) => {
    const those = [...left].filter(([, own]) => own === reason).map(([name]) => quoted(name));
    return those.length === 0 ? [] : [leftOutNote(reason, those)];
  });
  return { names, notes, left, hasCounter: [...left.values()].includes(REASONS.counter) };
}

const REASONS = {
  name: "the name of the series",
  counter: "a row counter",
  id: "an id, which measures nothing",
  fixed: "one value in each series",
} as const;
