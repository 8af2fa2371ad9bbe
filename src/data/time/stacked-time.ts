import type { SampleColumn } from "./column-formats.js";
import type { TimePlan } from "./time-plan.js";
import { mayBeTime, unnamedTime } from "./unnamed-time.js";

/** Fewer rows of one object are in order by chance. */
const FEWEST = 5;
/** Columns that are tried as the one that names the objects. */
const MOST_TRIED = 50;

/**
 * The same of objects that stand one below the other: a column that is not named after time holds times within the first of them, and goes back only where
 * the column changes that names the objects. Null for none.
 */
export function stackedTime(columns: readonly SampleColumn[]): TimePlan | null {
  const possible = columns.filter(({ cells }) => mayBeTime(cells[0] ?? ""));
  if (possible.length === 0) return null;
  for (const { cells, name } of columns.filter(stands).slice(0, MOST_TRIED)) {
    const end = cells.findIndex((cell) => cell !== cells[0]);
    const others = possible.filter((column) => column.name !== name);
    const plan = unnamedTime(others.map((column) => ({ ...column, cells: column.cells.slice(0, end) })));
    if (plan === null) continue;
    const time = columns.find((column) => column.name === plan.columns[0])!;
    if (
      plan.readings.every(({ parse }) =>
        startsAgain(
          Float64Array.from(time.cells, (cell) => parse([cell])),
          cells,
        ),
      )
    )
      return plan;
  }
  return null;
}

/** Whether a column stays the same for some rows, and then changes. */
function stands({ cells }: SampleColumn): boolean {
  const end = cells.findIndex((cell) => cell !== cells[0]);
  return end >= FEWEST;
}

function startsAgain(moments: Float64Array, names: readonly string[]): boolean {
  const direction = Math.sign(moments[1]! - moments[0]!);
  return moments.every(
    (moment, row) => row === 0 || names[row] !== names[row - 1] || Math.sign(moment - moments[row - 1]!) === direction,
  );
}
