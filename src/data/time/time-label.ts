import type { TimeAxis } from "../series.js";
import { formatTimestamp } from "../timestamp.js";
import { decimalYearOf } from "./decimal-year.js";
import { writeTime } from "./written-time.js";

/** A moment (UTC) as the table writes its times, where that is known; else as "2011-01-01 05:00". */
export function timeLabel({ notation, resolution }: TimeAxis, milliseconds: number): string {
  if (notation === undefined) return formatTimestamp(milliseconds, resolution);
  if (notation.kind === "fields") return writeTime(notation, milliseconds);
  return decimalYearOf(milliseconds).toFixed(notation.decimals);
}
