import type { Series } from "../../series.js";
import { PART_NAMES, type RowRange } from "../../split.js";
import { measureSteps } from "../../time/axis.js";
import { formatStep, formatTimestamp } from "../../timestamp.js";
import { windowStarts } from "../../windows.js";
import type { Check } from "../check.js";
import type { DataFinding } from "../finding.js";

/** Share of windows that run across a gap from which on it is a warning. */
const MANY = 0.1;

/** Missing rows: a window counts rows, so that one across a gap spans more time than the others. */
export const gaps: Check = {
  name: "gaps",
  find({ series, split, window, horizon }) {
    const ranges = PART_NAMES.flatMap((part) => [...split[part]]);
    const found = findGaps(series, ranges, window + horizon.to);
    return found === null ? [] : [found];
  },
};

/** The gaps of the time axis, and how many runs of `span` rows within the ranges hold one; null for no gaps. */
export function findGaps(
  series: Series,
  ranges: readonly Pick<RowRange, "start" | "end">[],
  span: number,
): Extract<DataFinding, { code: "gaps" }> | null {
  const found = gapsOf(series);
  if (found === null) return null;
  const before = gapsBefore(series);
  let ofWindows = 0;
  let windows = 0;
  for (const start of windowStarts(ranges, span)) {
    ofWindows++;
    if (before[start + span - 1]! > before[start]!) windows++;
  }
  const severity = ofWindows > 0 && windows >= MANY * ofWindows ? "warning" : "note";
  return { code: "gaps", severity, ...found, windows, ofWindows };
}

function gapsOf({ time, segments }: Series) {
  if (time === null) return null;
  const { usual, gaps: count, longest, longestFrom } = measureSteps(time.milliseconds, segments);
  if (count === 0) return null;
  return {
    count,
    usual: formatStep(usual),
    longest: formatStep(longest),
    after: formatTimestamp(time.milliseconds[longestFrom]!, time.resolution),
  };
}

/** For each row, the gaps from the first row up to it. */
function gapsBefore({ time, segments, rows }: Series): Uint32Array {
  const before = new Uint32Array(rows);
  const { milliseconds } = time!;
  const { usual } = measureSteps(milliseconds, segments);
  let count = 0;
  for (const { start, end } of segments) {
    before[start] = count;
    for (let row = start + 1; row < end; row++) {
      if (milliseconds[row]! - milliseconds[row - 1]! > 1.5 * usual) count++;
      before[row] = count;
    }
  }
  return before;
}
