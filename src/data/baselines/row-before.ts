import type { Segment, TimeAxis } from "../series.js";
import { timestampAfter } from "../time/timestamp-after.js";
import type { Season } from "./season.js";

/** The row of the segment, `last` or before it, that lies whole seasons before the row `target`, which may lie after the segment's end; null where there is none. */
export type RowBefore = (segment: Segment, at: { readonly last: number; readonly target: number }) => number | null;

/** By the clock where there is one, else counted in rows. */
export function rowBeforeIn(time: TimeAxis | null, season: Pick<Season, "rows" | "period">): RowBefore {
  return time === null ? rowsBefore(season) : clockBefore(season, time);
}

/** Counted in rows: the latest that is known. */
export function rowsBefore({ rows }: Pick<Season, "rows">): RowBefore {
  return ({ start }, { last, target }) => {
    const row = target - Math.ceil((target - last) / rows) * rows;
    return row >= start ? row : null;
  };
}

/** So many seasons back are looked for, where rows are missing. */
const MOST_SEASONS = 10;

/**
 * By the clock: the latest row that is known and was taken whole seasons before the target row, give or take half of the usual step, so
 * that a gap moves nothing.
 */
export function clockBefore({ period }: Pick<Season, "period">, time: TimeAxis): RowBefore {
  const { milliseconds, step } = time;
  return ({ start, end }, { last, target }) => {
    const asked = target < end ? milliseconds[target]! : timestampAfter(time, end - 1, target - end + 1);
    const known = milliseconds[last]! + step / 2;
    const first = Math.ceil((asked - known) / period);
    for (let k = Math.max(1, first); k < first + MOST_SEASONS; k++) {
      const wanted = asked - k * period;
      const row = nearestRow(milliseconds, { start, end: last + 1 }, wanted);
      if (Math.abs(milliseconds[row]! - wanted) <= step / 2) return row;
      if (wanted < milliseconds[start]!) return null;
    }
    return null;
  };
}

/** Time rises within a segment. */
function nearestRow(milliseconds: Float64Array, range: Pick<Segment, "start" | "end">, wanted: number): number {
  let [low, high] = [range.start, range.end - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (milliseconds[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  const isEarlierNearer = low > range.start && wanted - milliseconds[low - 1]! < milliseconds[low]! - wanted;
  return isEarlierNearer ? low - 1 : low;
}
