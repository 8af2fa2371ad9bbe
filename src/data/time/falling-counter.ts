import type { SampleColumn } from "./column-formats.js";
import type { TimePlan } from "./find-time.js";
import { timeName } from "./time-names.js";

/** Fewer numbers fall by one step by chance. */
const FEWEST = 3;

/**
 * A column named like a time or a counter whose numbers fall by one step from row to row: no time, but it says that the newest row stands first. Null for
 * none.
 */
export function fallingCounter(columns: readonly SampleColumn[]): TimePlan | null {
  const counter = columns.find(({ name, cells }) => (timeName(name) !== null || COUNTER.test(name)) && falls(cells));
  if (counter === undefined) return null;
  const parse = ([cell]: readonly string[]) => numberOf(cell!);
  return {
    columns: [counter.name],
    isCounter: true,
    readings: [{ words: "counter", pattern: null, offset: () => 0, parse }],
  };
}

const COUNTER = /^(?:no|nr|num|number|id|n|#|obs|observation|instant|cycle|sample)\.?$/i;

function falls(cells: readonly string[]): boolean {
  const numbers = cells.map(numberOf);
  const step = numbers[1]! - numbers[0]!;
  const slack = 1e-6 * Math.abs(step);
  return (
    cells.length >= FEWEST &&
    step < 0 &&
    numbers.every((value, k) => k === 0 || Math.abs(value - numbers[k - 1]! - step) <= slack)
  );
}

function numberOf(cell: string): number {
  return cell === "" ? Number.NaN : Number(cell);
}
