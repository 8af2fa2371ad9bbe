import type { RowRange } from "../split.js";
import type { WindowSet } from "../window-set.js";

interface SeasonRows {
  readonly ranges: readonly RowRange[];
  /** Of a season. */
  readonly rows: number;
  /** (rows), 1 where a target was not observed; null: nowhere. */
  readonly isOpen: Uint8Array | null;
}

/**
 * Mean absolute change of the scaled targets over so many rows within the ranges: the error of the seasonal naive forecast there, by which
 * the mean absolute scaled error is scaled (R. J. Hyndman and A. B. Koehler, "Another look at measures of forecast accuracy", 2006). NaN
 * where no range is longer, or no two such rows were observed.
 */
export function seasonChange(
  { targets, targetSize: C }: Pick<WindowSet, "targets" | "targetSize">,
  { ranges, rows, isOpen }: SeasonRows,
): number {
  let sum = 0;
  let count = 0;
  for (const { start, end } of ranges) {
    for (let row = start + rows; row < end; row++) {
      if (isOpen !== null && (isOpen[row] === 1 || isOpen[row - rows] === 1)) continue;
      for (let c = 0; c < C; c++) sum += Math.abs(targets[row * C + c]! - targets[(row - rows) * C + c]!);
      count += C;
    }
  }
  return sum / count;
}
