import type { Column, Segment } from "../../data/series.js";
import { isCounterName } from "../../data/time/time-names.js";

/** Rows from which on chance is no explanation. */
const FEWEST_ROWS = 20;
/** Of the steps of a counter, those that are holes in it. */
const MOST_HOLES = 0.2;

type Named = Pick<Column, "name" | "values">;

/** Whether values are whole numbers that rise by 1 from row to row and now and then by more, as of a table from which rows were taken; of a column named after a number, by anything. */
export function countsWithHoles({ name, values }: Named, segments: readonly Segment[]): boolean {
  let [steps, holes, falls] = [0, 0, 0];
  for (const { start, end } of segments) {
    for (let row = start; row < end; row++) {
      if (!Number.isInteger(values[row]!)) return false;
      if (row === start) continue;
      const step = values[row]! - values[row - 1]!;
      if (step === 0) return false;
      steps++;
      if (step < 0) falls++;
      else if (step > 1) holes++;
      if (falls > 0 && (falls < steps || !isCounterName(name))) return false;
    }
  }
  return steps >= FEWEST_ROWS && (isCounterName(name) || holes <= MOST_HOLES * steps);
}

/** Whether a column of whole numbers is named as an id. */
export function isId({ name, values }: Named): boolean {
  return ID_NAME.test(name) && values.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

const ID_NAME = /^(?:id|ID|Id|uid|UID|uuid|guid|.*[ _](?:id|ID|Id)|.*[a-z](?:Id|ID))$/;

/** Whether values never fall in a segment, rise in many rows and do not count them: what was added up so far. */
export function addsUp(values: Float64Array, segments: readonly Segment[]): boolean {
  let [rises, known] = [0, 0];
  for (const { start, end } of segments) {
    let last = Number.NaN;
    for (let row = start; row < end; row++) {
      const value = values[row]!;
      if (Number.isNaN(value)) continue;
      if (value < last) return false;
      if (value > last) rises++;
      last = value;
      known++;
    }
  }
  return known >= FEWEST_ROWS && rises >= FEWEST_ROWS / 2 && rises >= known / 10;
}
