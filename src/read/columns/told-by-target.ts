import { listed, quoted } from "../../core/listed.js";
import { Correlation } from "../../core/numeric/correlation.js";
import type { Column, Segment } from "../../data/series.js";
import { isCalendarName } from "../../data/time/calendar-parts.js";
import { addsUp } from "../time/counters.js";
import { leftOutNote } from "./choose.js";

/** Rows from which on chance is no explanation. */
const FEWEST_ROWS = 20;
/** Of the target's variance, what another unit of it leaves open: rounding. */
const ROUNDING = 5e-5;
/** Columns among which sums are looked for, by two and by three. */
const MOST_PAIRED = 40;
const MOST_IN_THREES = 12;

interface Chosen {
  readonly columns: readonly Pick<Column, "name" | "values">[];
  readonly targets: readonly string[];
  readonly inputs: readonly string[];
  readonly segments: readonly Segment[];
  /** Whether the inputs were asked for: then nothing is left out. */
  readonly isAsked: boolean;
}

/** The inputs without what is the target over again, and notes on those that mislead: copies, parts that make the target, and what adds up. */
export function withoutCopies({ columns, targets, inputs, segments, isAsked }: Chosen): {
  readonly inputs: readonly string[];
  readonly notes: readonly string[];
} {
  const byName = new Map(columns.map(({ name, values }) => [name, values]));
  const valuesOf = (name: string) => byName.get(name)!;
  const wanted = new Set(targets);
  const others = inputs.filter((name) => !wanted.has(name));
  const notes: string[] = [];
  const copies = new Set<string>();
  for (const target of targets) {
    const own = valuesOf(target);
    const found = others.filter((name) => !copies.has(name) && isCopy(valuesOf(name), own));
    if (found.length === 0) continue;
    for (const name of found) copies.add(name);
    notes.push(
      isAsked
        ? `Inputs that are the target ${quoted(target)} over again, in its units or others: ${listed(found.map(quoted))}. They tell no more than its own past.`
        : leftOutNote(`the target ${quoted(target)} over again, in its units or others`, found.map(quoted)),
    );
  }
  const rest = others.filter((name) => !copies.has(name));
  for (const target of targets) {
    const parts = partsOf(
      rest.map((name) => ({ name, values: valuesOf(name) })),
      valuesOf(target),
    );
    if (parts !== null) {
      notes.push(
        `The sum of ${parts.map(quoted).join(" and ")} is the target ${quoted(target)} in every row: they are known when it is, so only their past can be an input, and none goes into \`knownAhead\`.`,
      );
    }
  }
  const totals = rest.filter((name) => !isCalendarName(name) && addsUp(valuesOf(name), segments));
  if (totals.length > 0) {
    notes.push(
      `Inputs that never fall, as totals so far: ${listed(totals.map(quoted))}. Later rows lie beyond all that was trained on; give their change from row to row, or leave them out of \`inputs\`.`,
    );
  }
  const added = targets.filter((name) => addsUp(valuesOf(name), segments));
  if (added.length > 0) {
    notes.push(
      `The target never falls, as a total so far: ${listed(added.map(quoted))}. To forecast its change, use \`transform: "difference"\`.`,
    );
  }
  const left = isAsked ? inputs : inputs.filter((name) => !copies.has(name));
  return left.length === 0 ? { inputs, notes: [] } : { inputs: left, notes };
}

/** Whether one column is a times the other plus b, to the rounding of a file. */
function isCopy(values: Float64Array, wanted: Float64Array): boolean {
  // Most columns are told by their first rows.
  const short = Math.min(values.length, 500);
  return (
    leftOpen(values.subarray(0, short), wanted.subarray(0, short)) < ROUNDING && leftOpen(values, wanted) < ROUNDING
  );
}

/** 1 - r^2 of two columns over the rows that both know; 1 where these are few, or do not vary. */
function leftOpen(values: Float64Array, wanted: Float64Array): number {
  const sums = new Correlation();
  const seen = new Set<number>();
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!) || Number.isNaN(wanted[row]!)) continue;
    if (seen.size < FEWEST_DISTINCT) seen.add(wanted[row]!);
    sums.add(values[row]!, wanted[row]!);
  }
  return sums.count < FEWEST_ROWS || seen.size < FEWEST_DISTINCT ? 1 : sums.leftOpen;
}

/** Two flags are soon alike. */
const FEWEST_DISTINCT = 5;

/** The fewest columns whose sum is the target in every row: two, three or all; null for none. */
function partsOf(columns: readonly Pick<Column, "name" | "values">[], target: Float64Array): readonly string[] | null {
  const paired = columns.slice(0, MOST_PAIRED);
  const threes = columns.slice(0, MOST_IN_THREES);
  const candidates = [
    ...paired.flatMap((first, k) => paired.slice(k + 1).map((second) => [first, second])),
    ...threes.flatMap((first, k) =>
      threes.slice(k + 1).flatMap((second, j) => threes.slice(k + j + 2).map((third) => [first, second, third])),
    ),
    ...(columns.length > 3 ? [columns] : []),
  ];
  return candidates.find((parts) => isSum(parts, target))?.map(({ name }) => name) ?? null;
}

function isSum(parts: readonly Pick<Column, "values">[], target: Float64Array): boolean {
  let known = 0;
  const distinct = new Set<number>();
  for (let row = 0; row < target.length; row++) {
    let [sum, size] = [0, 0];
    for (const { values } of parts) {
      sum += values[row]!;
      size += Math.abs(values[row]!);
    }
    if (Number.isNaN(sum) || Number.isNaN(target[row]!)) continue;
    if (Math.abs(sum - target[row]!) > 1e-6 * (size + Math.abs(target[row]!)) + SMALLEST) return false;
    known++;
    if (distinct.size < FEWEST_DISTINCT) distinct.add(target[row]!);
  }
  return known >= FEWEST_ROWS && distinct.size === FEWEST_DISTINCT && parts.every(({ values }) => varies(values));
}

const SMALLEST = 1e-9;

function varies(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.some((value) => !Number.isNaN(value) && value !== first);
}
