import type { RowRange } from "../../split.js";
import { CALENDAR } from "../../timestamp.js";
import { type Check, JUDGED } from "../check.js";

const DAYS = 366;
/** A day of the year is known when the training part has one so near to it, in any year. */
const NEAR = 45;
/** Of a part's rows. */
const SOME = 0.2;

/** A test in a season that the training part has not: summer forecast by what winter taught. */
export const unseenSeason: Check = {
  name: "unseen season",
  find({ series: { time }, split }) {
    if (time === null || time.resolution === "year") return [];
    const dayOf = (row: number) => dayOfYear(time.milliseconds[row]!);
    const known = new Uint8Array(DAYS);
    forRows(split.train, (row) => {
      known[dayOf(row)] = 1;
    });
    const near = known.map((_, day) => {
      for (let k = -NEAR; k <= NEAR; k++) if (known[(day + k + DAYS) % DAYS] === 1) return 1;
      return 0;
    });
    return JUDGED.flatMap((part) => {
      let [count, rows] = [0, 0];
      forRows(split[part], (row) => {
        rows++;
        if (near[dayOf(row)] === 0) count++;
      });
      return count === 0 || count < SOME * rows
        ? []
        : [{ code: "unseen-season", severity: "warning", part, count, rows } as const];
    });
  },
};

function dayOfYear(milliseconds: number): number {
  const start = new Date(0);
  start.setUTCFullYear(new Date(milliseconds).getUTCFullYear());
  return Math.min(DAYS - 1, Math.max(0, Math.floor((milliseconds - start.getTime()) / CALENDAR.day)));
}

function forRows(ranges: readonly RowRange[], visit: (row: number) => void): void {
  for (const { start, end } of ranges) for (let row = start; row < end; row++) visit(row);
}
