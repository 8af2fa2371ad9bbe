import type { Undo } from "../../data/transform/undo.js";
import type { IntervalRecord, ModelRecord } from "../../model/schema.js";

/**
 * Intervals of a study's model, for the same forecast fitted to all rows: no rows are left to measure its errors on, so they are those of the validation part,
 * which is to say a little wide where more rows make it better. Half widths are scaled; the scale may be another now.
 */
export function intervalsFrom(
  { intervals, targets, transform }: ModelRecord,
  now: Pick<Undo, "log" | "sd">,
): IntervalRecord[] {
  const before = transform?.log?.map(({ sd }) => sd) ?? targets.sd;
  const after = now.log?.map(({ sd }) => sd) ?? now.sd;
  const C = targets.columns.length;
  return intervals.map(({ level, halfWidths }) => ({
    level,
    halfWidths: halfWidths.map((half, o) => (half * before[o % C]!) / after[o % C]!),
    testCoverage: null,
  }));
}
